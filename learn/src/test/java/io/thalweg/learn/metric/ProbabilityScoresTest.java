package io.thalweg.learn.metric;

import static io.thalweg.learn.metric.Samples.ROUNDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected figures: printed by scikit-learn 1.2.1, the calls beside them.
class ProbabilityScoresTest {
    private static final int[] TRUTH = {0, 0, 0, 1, 1, 2, 2, 2};
    private static final double[] PROBABILITIES = {
        .7, .2, .1, .5, .25, .25, .2, .6, .2, .1, .8, .1, .4, .4, .2, .1, .1, .8, .5, .25, .25, .2,
        .2, .6
    };
    private static final double[] WEIGHTS = {1, 2, 0.5, 1, 3, 1, 0.25, 1};

    @Test
    void binaryFiguresAreScikitLearns() {
        int[] truth = {0, 0, 1, 1, 0, 1, 0, 0, 1, 0};
        double[] positive = {0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.05, 0.8, 0.9, 0.4};
        var scores = ProbabilityScores.of(truth, twoColumns(positive), 2);
        // log_loss(t, s); brier_score_loss(t, s); roc_auc_score(t, s); average_precision_score
        assertThat(scores.logLoss()).isCloseTo(0.5593185517122318, ROUNDING);
        assertThat(scores.brierScore(1)).isCloseTo(0.19650000000000004, ROUNDING);
        assertThat(scores.ranking(1).rocAuc()).isCloseTo(0.7083333333333334, ROUNDING);
        assertThat(scores.ranking(1).averagePrecision()).isCloseTo(0.6488095238095238, ROUNDING);
        // with sample_weight=w
        var weighted = scores.weightedBy(new double[] {1, 2, 0.5, 1, 3, 1, 0.25, 1, 2, 1});
        assertThat(weighted.logLoss()).isCloseTo(0.5229523036108326, ROUNDING);
        assertThat(weighted.brierScore(1)).isCloseTo(0.1758333333333334, ROUNDING);
        assertThat(weighted.ranking(1).rocAuc()).isCloseTo(0.7845117845117845, ROUNDING);
    }

    @Test
    void certaintyIsClippedAsInScikitLearn() {
        // log_loss([0, 1, 1], [1.0, 0.0, 1.0])
        var scores = ProbabilityScores.of(new int[] {0, 1, 1}, new double[] {0, 1, 1, 0, 0, 1}, 2);
        assertThat(scores.logLoss()).isCloseTo(24.029102259411435, ROUNDING);
    }

    @Test
    void figuresOfThreeClassesAreScikitLearns() {
        var scores = ProbabilityScores.of(TRUTH, PROBABILITIES, 3);
        // log_loss(t, P); roc_auc_score(t, P, multi_class='ovr', average='macro')
        assertThat(scores.logLoss()).isCloseTo(0.7398697320401542, ROUNDING);
        assertThat(scores.macroRocAuc()).isCloseTo(0.8944444444444445, ROUNDING);
        // np.average(((P - np.eye(3)[t])**2).sum(1)); average_precision_score(t == 2, P[:, 2])
        assertThat(scores.brierScore()).isCloseTo(0.41875, ROUNDING);
        assertThat(scores.ranking(2).averagePrecision()).isCloseTo(0.9166666666666665, ROUNDING);
        // with sample_weight=w (weights=w)
        var weighted = scores.weightedBy(WEIGHTS);
        assertThat(weighted.logLoss()).isCloseTo(0.676948387033079, ROUNDING);
        assertThat(weighted.macroRocAuc()).isCloseTo(0.9409416455793268, ROUNDING);
        assertThat(weighted.brierScore()).isCloseTo(0.3762820512820513, ROUNDING);
        assertThat(weighted.ranking(2).averagePrecision()).isCloseTo(0.9477124183006536, ROUNDING);
    }

    @Test
    void anAbsentClassIsLeftOutOfTheArea() {
        int[] truth = {0, 0, 0, 2, 2, 2, 0, 2};
        var scores = ProbabilityScores.of(truth, PROBABILITIES, 3);
        // log_loss(t, P, labels=[0, 1, 2])
        assertThat(scores.logLoss()).isCloseTo(0.9997999247501337, ROUNDING);
        // np.mean([roc_auc_score(t == c, P[:, c]) for c in (0, 2)])
        assertThat(scores.macroRocAuc()).isCloseTo(0.765625, ROUNDING);
        assertThat(scores.ranking(1).rocAuc()).isNaN();
        var alone = ProbabilityScores.of(new int[8], PROBABILITIES, 3);
        assertThat(alone.macroRocAuc()).isNaN();
    }

    /// raw = np.floor(lcg(n*c, 4)*20 + 1).reshape(n, c); t = np.minimum(np.floor(lcg(n, 5)**2*c),
    /// c-1).astype(int); raw[np.arange(n), t] += 8; P = raw/raw.sum(1, keepdims=True); p =
    /// P.argmax(1); w = lcg(n, 3)
    @Test
    void figuresOfAThousandRowsOfFiveClassesAreScikitLearns() {
        int rows = 1000;
        int classes = 5;
        var raw = Samples.congruential(rows * classes, 4);
        var uniform = Samples.congruential(rows, 5);
        var truth = new int[rows];
        var probabilities = new double[rows * classes];
        for (int row = 0; row < rows; row++) {
            truth[row] = (int) Math.min(uniform[row] * uniform[row] * classes, classes - 1);
            double total = 0;
            for (int label = 0; label < classes; label++) {
                int at = row * classes + label;
                probabilities[at] = Math.floor(raw[at] * 20 + 1) + (label == truth[row] ? 8 : 0);
                total += probabilities[at];
            }
            for (int label = 0; label < classes; label++) {
                probabilities[row * classes + label] /= total;
            }
        }
        var scores = ProbabilityScores.of(truth, probabilities, classes);
        assertThat(scores.logLoss()).isCloseTo(1.213041356414105, ROUNDING);
        assertThat(scores.macroRocAuc()).isCloseTo(0.856964831955222, ROUNDING);
        assertThat(scores.labels().accuracy()).isCloseTo(0.603, ROUNDING);
        assertThat(scores.labels().macroPrecision()).isCloseTo(0.5666989875574214, ROUNDING);
        assertThat(scores.labels().macroRecall()).isCloseTo(0.6051030817039363, ROUNDING);
        assertThat(scores.labels().macroF1()).isCloseTo(0.5789980345579676, ROUNDING);
        assertThat(scores.labels().weightedF1()).isCloseTo(0.6093358062647676, ROUNDING);
        // with sample_weight=w
        var weighted = scores.weightedBy(Samples.congruential(rows, 3));
        assertThat(weighted.logLoss()).isCloseTo(1.213344841737154, ROUNDING);
        assertThat(weighted.macroRocAuc()).isCloseTo(0.8536043086949148, ROUNDING);
        assertThat(weighted.labels().accuracy()).isCloseTo(0.5948637785275391, ROUNDING);
        assertThat(weighted.labels().macroPrecision()).isCloseTo(0.5591928026473438, ROUNDING);
        assertThat(weighted.labels().macroRecall()).isCloseTo(0.5917306224251601, ROUNDING);
        assertThat(weighted.labels().macroF1()).isCloseTo(0.5693648216327762, ROUNDING);
        assertThat(weighted.labels().weightedPrecision()).isCloseTo(0.6224741650474528, ROUNDING);
        assertThat(weighted.labels().weightedF1()).isCloseTo(0.6002936545160343, ROUNDING);
    }

    @Test
    void theFirstOfEquallyProbableClassesIsPredictedAndNaNNever() {
        double[] probabilities = {.4, .4, .2, .2, .4, .4, Double.NaN, .1, .9, Double.NaN, 0, 0};
        var scores = ProbabilityScores.of(new int[4], probabilities, 3);
        assertThat(scores.predictedClasses()).containsExactly(0, 1, 2, 1);
        assertThat(scores.logLoss()).isNaN();
        assertThat(scores.ranking(0).rocAuc()).isNaN();
    }

    @Test
    void constantProbabilitiesAreThoseProbabilitiesInEveryRow() {
        var constant = ProbabilityScores.ofConstant(new int[] {0, 1, 0}, new double[] {.75, .25});
        var spelledOut =
                ProbabilityScores.of(
                        new int[] {0, 1, 0}, new double[] {.75, .25, .75, .25, .75, .25}, 2);
        assertThat(constant.logLoss()).isEqualTo(spelledOut.logLoss());
        assertThat(constant.brierScore()).isEqualTo(spelledOut.brierScore());
        assertThat(constant.ranking(1).rocAuc()).isEqualTo(0.5);
    }

    @Test
    void singlePrecisionIsScoredLikeTheSameNumbersInDouble() {
        float[] floats = {1, 0, 0.3f, 0.7f, 0, 1};
        double[] doubles = {1, 0, 0.3f, 0.7f, 0, 1};
        int[] truth = {0, 1, 0};
        assertThat(ProbabilityScores.of(truth, floats, 2).logLoss())
                .isEqualTo(ProbabilityScores.of(truth, doubles, 2).logLoss());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void binaryBrierIsHalfOfTheSumOverBothClasses(long seed) {
        var truth = Samples.classes(50, 2, 10, seed);
        var scores = ProbabilityScores.of(truth, twoColumns(Samples.tied(50, seed)), 2);
        assertThat(scores.brierScore()).isCloseTo(2 * scores.brierScore(1), ROUNDING);
        assertThat(scores.brierScore(0)).isCloseTo(scores.brierScore(1), ROUNDING);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> ProbabilityScores.of(new int[2], new double[5], 3))
                .hasMessage("5 probabilities for 2 rows of 3 classes: expected 6");
        assertThatThrownBy(() -> ProbabilityScores.of(new int[2], new double[2], 1))
                .hasMessageContaining("2 classes or more");
        assertThatThrownBy(() -> ProbabilityScores.of(new int[] {2}, new float[2], 2))
                .hasMessageContaining("the truth of row 0 is class 2");
        assertThatThrownBy(() -> ProbabilityScores.of(new int[0], new float[0], 2))
                .hasMessageContaining("no rows");
    }

    private static double[] twoColumns(double[] positive) {
        var columns = new double[positive.length * 2];
        for (int row = 0; row < positive.length; row++) {
            columns[2 * row] = 1 - positive[row];
            columns[2 * row + 1] = positive[row];
        }
        return columns;
    }
}
