package io.thalweg.learn.metric;

import static io.thalweg.learn.metric.Samples.ROUNDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected figures: printed by scikit-learn 1.2.1, the calls beside them.
class LabelScoresTest {
    // Class 2 is never right, class 3 is predicted and never true.
    private static final int[] TRUTH = {0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2};
    private static final int[] PREDICTED = {0, 0, 0, 0, 1, 3, 1, 1, 0, 0, 1, 3};
    private static final double[] WEIGHTS = {1, 2, 0.5, 1, 3, 1, 0.25, 1, 2, 1, 0, 4};

    @Test
    void binaryFiguresAreScikitLearns() {
        int[] truth = {0, 0, 0, 1, 1, 1, 1, 0, 0, 0};
        int[] predicted = {0, 1, 0, 1, 1, 0, 1, 0, 0, 1};
        double[] weights = {1, 2, 0.5, 1, 3, 1, 0.25, 1, 2, 1};
        var scores = LabelScores.of(truth, predicted, 2);
        // accuracy_score(t, p); precision_score(t, p); recall_score(t, p); f1_score(t, p)
        assertThat(scores.accuracy()).isCloseTo(0.7, ROUNDING);
        assertThat(scores.precision(1)).isCloseTo(0.6, ROUNDING);
        assertThat(scores.recall(1)).isCloseTo(0.75, ROUNDING);
        assertThat(scores.f1(1)).isCloseTo(0.6666666666666665, ROUNDING);
        // the same with sample_weight=w
        var weighted = scores.weightedBy(weights);
        assertThat(weighted.accuracy()).isCloseTo(0.6862745098039216, ROUNDING);
        assertThat(weighted.precision(1)).isCloseTo(0.5862068965517241, ROUNDING);
        assertThat(weighted.recall(1)).isCloseTo(0.8095238095238095, ROUNDING);
        assertThat(weighted.f1(1)).isCloseTo(0.68, ROUNDING);
    }

    @Test
    void averagesOverClassesAreScikitLearns() {
        var scores = LabelScores.of(TRUTH, PREDICTED, 4);
        assertThat(scores.accuracy()).isCloseTo(0.5, ROUNDING);
        // precision_score(t, p, average='macro'); recall_score; f1_score
        assertThat(scores.macroPrecision()).isCloseTo(0.29166666666666663, ROUNDING);
        assertThat(scores.macroRecall()).isCloseTo(0.3333333333333333, ROUNDING);
        assertThat(scores.macroF1()).isCloseTo(0.30952380952380953, ROUNDING);
        // average='weighted'
        assertThat(scores.weightedPrecision()).isCloseTo(0.4583333333333333, ROUNDING);
        assertThat(scores.weightedRecall()).isCloseTo(0.5, ROUNDING);
        assertThat(scores.weightedF1()).isCloseTo(0.4761904761904762, ROUNDING);
    }

    @Test
    void weightedAveragesOverClassesAreScikitLearns() {
        var scores = LabelScores.of(TRUTH, PREDICTED, 4).weightedBy(WEIGHTS);
        // the same with sample_weight=w
        assertThat(scores.accuracy()).isCloseTo(0.34328358208955223, ROUNDING);
        assertThat(scores.macroPrecision()).isCloseTo(0.22352941176470587, ROUNDING);
        assertThat(scores.macroRecall()).isCloseTo(0.22850678733031676, ROUNDING);
        assertThat(scores.macroF1()).isCloseTo(0.22395833333333334, ROUNDING);
        assertThat(scores.weightedPrecision()).isCloseTo(0.36154521510096577, ROUNDING);
        assertThat(scores.weightedRecall()).isCloseTo(0.34328358208955223, ROUNDING);
        assertThat(scores.weightedF1()).isCloseTo(0.3501243781094528, ROUNDING);
    }

    @Test
    void confusionMatrixIsScikitLearns() {
        var names = List.of("甲", "b", "c", "d");
        var scores = LabelScores.of(TRUTH, PREDICTED, 4);
        // confusion_matrix(t, p)
        assertThat(scores.confusionMatrix(names).counts())
                .containsExactly(
                        List.of(4.0, 1.0, 0.0, 1.0),
                        List.of(1.0, 2.0, 0.0, 0.0),
                        List.of(1.0, 1.0, 0.0, 1.0),
                        List.of(0.0, 0.0, 0.0, 0.0));
        // confusion_matrix(t, p, sample_weight=w)
        assertThat(scores.weightedBy(WEIGHTS).confusionMatrix(names).counts())
                .containsExactly(
                        List.of(4.5, 3.0, 0.0, 1.0),
                        List.of(2.0, 1.25, 0.0, 0.0),
                        List.of(1.0, 0.0, 0.0, 4.0),
                        List.of(0.0, 0.0, 0.0, 0.0));
    }

    @Test
    void aClassThatOccursNowhereDoesNotLowerTheMacroAverage() {
        var scores = LabelScores.of(TRUTH, PREDICTED, 4);
        var roomier = LabelScores.of(TRUTH, PREDICTED, 7);
        assertThat(roomier.macroF1()).isEqualTo(scores.macroF1());
        assertThat(roomier.f1(6)).isZero();
    }

    /// Else a resample of few rows of many classes would lower the average by all those it lacks.
    @Test
    void aClassWhoseRowsWeighNothingDoesNotLowerTheMacroAverage() {
        int[] truth = {0, 0, 1, 1, 2};
        int[] predicted = {0, 1, 1, 1, 2};
        var scores = LabelScores.of(truth, predicted, 3).weightedBy(new double[] {1, 1, 1, 1, 0});
        var without = LabelScores.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1}, 3);
        assertThat(scores.macroF1()).isEqualTo(without.macroF1());
        assertThat(scores.macroPrecision()).isEqualTo(without.macroPrecision());
        assertThat(scores.macroRecall()).isEqualTo(without.macroRecall());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aWeightIsTheSameAsTheRowThatOften(long seed) {
        var truth = Samples.classes(60, 5, 10, seed);
        var predicted = Samples.classes(60, 5, 11, seed);
        var weights = Samples.wholeWeights(60, seed);
        var rows = Samples.repeated(weights);
        var weighted = LabelScores.of(truth, predicted, 5).weightedBy(weights);
        var repeated =
                LabelScores.of(Samples.inOrder(truth, rows), Samples.inOrder(predicted, rows), 5);
        // Sums of whole numbers are exact.
        assertThat(weighted.accuracy()).isEqualTo(repeated.accuracy());
        assertThat(weighted.macroF1()).isEqualTo(repeated.macroF1());
        assertThat(weighted.weightedPrecision()).isEqualTo(repeated.weightedPrecision());
        assertThat(weighted.weightedRecall()).isCloseTo(weighted.accuracy(), ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfRowsDoesNotCount(long seed) {
        var truth = Samples.classes(60, 5, 10, seed);
        var predicted = Samples.classes(60, 5, 11, seed);
        var order = Samples.order(60, seed);
        var shuffled =
                LabelScores.of(Samples.inOrder(truth, order), Samples.inOrder(predicted, order), 5);
        assertThat(shuffled.macroF1()).isEqualTo(LabelScores.of(truth, predicted, 5).macroF1());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> LabelScores.of(new int[] {0, 3}, new int[2], 3))
                .hasMessage("the truth of row 1 is class 3; with 3 classes expected 0 to 2");
        assertThatThrownBy(() -> LabelScores.of(new int[2], new int[] {-1, 0}, 3))
                .hasMessageContaining("the prediction of row 0 is class -1");
        assertThatThrownBy(() -> LabelScores.of(new int[2], new int[3], 3))
                .hasMessageContaining("3 predictions for 2 true classes");
    }
}
