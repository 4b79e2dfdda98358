package io.thalweg.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Expected figures: scikit-learn 1.9.1, the calls beside them.
class ClassAnswersTest {
    private static final ClassAnswers ANSWERS =
            new ClassAnswers(
                    List.of("甲", "乙", "丙"),
                    -1,
                    new int[] {0, 1, 2, 2, 1, 0, 2, 1, 0, 2},
                    new double[] {
                        .7, .2, .1, .1, .6, .3, .2, .2, .6, .3, .4, .3, .5, .3, .2, .1, .8, .1, .2,
                        .3, .5, .3, .5, .2, .6, .2, .2, .3, .3, .4
                    });

    /// precision_recall_fscore_support(t, q.argmax(1)), np.bincount, roc_auc_score(t == k, q[:, k])
    @Test
    void aLineForEachClassIsScikitLearns() {
        double[] precision = {2 / 3.0, 0.5, 1};
        double[] recall = {2 / 3.0, 2 / 3.0, 0.75};
        double[] f1 = {2 / 3.0, 0.57142857, 0.85714286};
        double[] area = {0.6904761904761905, 0.7619047619047619, 0.9791666666666666};
        long[] rows = {3, 3, 4};
        long[] predicted = {3, 4, 3};
        var scores = ANSWERS.classScores();
        for (int label = 0; label < 3; label++) {
            var score = scores.get(label);
            assertThat(score.name()).isEqualTo(ANSWERS.classes().get(label));
            assertThat(score.rows()).isEqualTo(rows[label]);
            assertThat(score.predicted()).isEqualTo(predicted[label]);
            assertThat(score.precision()).isEqualTo(precision[label]);
            assertThat(score.recall()).isEqualTo(recall[label]);
            assertThat(score.f1()).isCloseTo(f1[label], within(1e-8)); // as printed
            assertThat(score.rocAuc()).isCloseTo(area[label], within(1e-15)); // last places
        }
        assertThat(ANSWERS.calibrations()).hasSize(3);
        assertThat(ANSWERS.rocCurves()).hasSize(3);
        assertThat(ANSWERS.precisionRecallCurves()).hasSize(3);
    }

    /// Row 5 (甲 given 0.1) is worst, then rows 4 and 8 of the truths' probabilities 0.3 and 0.6…
    @Test
    void theWorstRowsGaveTheTruthTheLeastProbability() {
        assertThat(ANSWERS.worst(3)).containsExactly(5, 3, 4);
        var place = new Answers.Place(17, 19, new LinkedHashMap<>());
        var worst = ANSWERS.worstRow(5, place);
        assertThat(worst.line()).isEqualTo(19);
        assertThat(worst.truth()).isEqualTo("甲");
        assertThat(worst.prediction()).isEqualTo("乙");
        assertThat(worst.probability()).isEqualTo(0.1);
        assertThat(worst.loss()).isEqualTo(-Math.log(0.1));
    }
}
