package io.thalweg.learn.metric;

import static io.thalweg.learn.metric.Samples.ROUNDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected figures: printed by scikit-learn 1.2.1, the calls beside them.
class RegressionScoresTest {
    private static final double[] TRUTH = {3.0, -0.5, 2.0, 7.0, 4.25, 180000.0};
    private static final double[] PREDICTED = {2.5, 0.0, 2.0, 8.0, 4.5, 176543.25};
    private static final double[] WEIGHTS = {1, 2, 0.5, 3, 0, 0.25};

    @Test
    void figuresAreScikitLearns() {
        var scores = RegressionScores.of(TRUTH, PREDICTED);
        // mean_squared_error(t, p); squared=False
        assertThat(scores.meanSquaredError()).isCloseTo(1991520.3541666667, ROUNDING);
        assertThat(scores.rootMeanSquaredError()).isCloseTo(1411.2123703279626, ROUNDING);
        // mean_absolute_error(t, p); median_absolute_error(t, p); r2_score(t, p)
        assertThat(scores.meanAbsoluteError()).isCloseTo(576.5, ROUNDING);
        assertThat(scores.medianAbsoluteError()).isCloseTo(0.5, ROUNDING);
        assertThat(scores.r2()).isCloseTo(0.9995574244317902, ROUNDING);
    }

    @Test
    void weightedFiguresAreScikitLearns() {
        var scores = RegressionScores.of(TRUTH, PREDICTED).weightedBy(WEIGHTS);
        // the same calls with sample_weight=w
        assertThat(scores.meanSquaredError()).isCloseTo(442560.5763888889, ROUNDING);
        assertThat(scores.rootMeanSquaredError()).isCloseTo(665.2522652264244, ROUNDING);
        assertThat(scores.meanAbsoluteError()).isCloseTo(128.69444444444446, ROUNDING);
        assertThat(scores.medianAbsoluteError()).isCloseTo(0.5, ROUNDING);
        assertThat(scores.r2()).isCloseTo(0.9996169991765557, ROUNDING);
    }

    /// u, v, w = lcg(1000, 1), lcg(1000, 2), lcg(1000, 3); t = 1000*u + 300*v; p = 1000*v
    @Test
    void figuresOfAThousandRowsAreScikitLearns() {
        var truth = new double[1000];
        var predicted = new double[1000];
        var u = Samples.congruential(1000, 1);
        var v = Samples.congruential(1000, 2);
        for (int i = 0; i < 1000; i++) {
            truth[i] = 1000 * u[i] + 300 * v[i];
            predicted[i] = 1000 * v[i];
        }
        var scores = RegressionScores.of(truth, predicted);
        assertThat(scores.rootMeanSquaredError()).isCloseTo(382.86571807926447, ROUNDING);
        assertThat(scores.meanAbsoluteError()).isCloseTo(314.3387601951137, ROUNDING);
        assertThat(scores.medianAbsoluteError()).isCloseTo(278.01557458005846, ROUNDING);
        assertThat(scores.r2()).isCloseTo(-0.6355516534298531, ROUNDING);
        // with sample_weight=w
        var weighted = scores.weightedBy(Samples.congruential(1000, 3));
        assertThat(weighted.rootMeanSquaredError()).isCloseTo(385.95289236741206, ROUNDING);
        assertThat(weighted.meanAbsoluteError()).isCloseTo(324.90353389030383, ROUNDING);
        assertThat(weighted.medianAbsoluteError()).isCloseTo(296.3172727264464, ROUNDING);
        assertThat(weighted.r2()).isCloseTo(-0.6097903731381371, ROUNDING);
    }

    @Test
    void r2OfAConstantTruthSaysWhetherAllIsExact() {
        double[] constant = {0.1, 0.1, 0.1};
        assertThat(RegressionScores.of(constant, constant).r2()).isEqualTo(1);
        // r2_score prints -1.7307656195116095e+31 here, as the mean of three 0.1 isn't 0.1.
        assertThat(RegressionScores.of(constant, new double[] {0.1, 0.1, 0.2}).r2()).isZero();
        assertThat(RegressionScores.of(new double[] {1}, new double[] {1}).r2()).isNaN();
    }

    @Test
    void singlePrecisionPredictionsAreTakenAsTheyAre() {
        var scores = RegressionScores.of(new double[] {1, 2}, new float[] {1.5f, 2.25f});
        assertThat(scores.meanAbsoluteError()).isEqualTo(0.375);
        assertThat(scores.medianAbsoluteError()).isEqualTo(0.375);
    }

    @Test
    void nothingIsHiddenOfAPredictionThatIsNaN() {
        var scores = RegressionScores.of(new double[] {1, 2, 3}, new double[] {1, Double.NaN, 3});
        assertThat(scores.rootMeanSquaredError()).isNaN();
        assertThat(scores.meanAbsoluteError()).isNaN();
        assertThat(scores.medianAbsoluteError()).isNaN();
        assertThat(scores.r2()).isNaN();
    }

    @Test
    void anInfinitePredictionIsInfinitelyWrong() {
        var scores =
                RegressionScores.of(
                        new double[] {1, 2, 3}, new double[] {1, Double.POSITIVE_INFINITY, 3});
        assertThat(scores.rootMeanSquaredError()).isInfinite();
        assertThat(scores.meanAbsoluteError()).isInfinite();
        assertThat(scores.medianAbsoluteError()).isZero();
        assertThat(scores.r2()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aWeightIsTheSameAsTheRowThatOften(long seed) {
        var truth = Samples.normals(41, seed);
        var predicted = Samples.normals(41, seed + 100);
        var weights = Samples.wholeWeights(41, seed);
        var rows = Samples.repeated(weights);
        var weighted = RegressionScores.of(truth, predicted).weightedBy(weights);
        var repeated =
                RegressionScores.of(Samples.inOrder(truth, rows), Samples.inOrder(predicted, rows));
        assertThat(weighted.rootMeanSquaredError())
                .isCloseTo(repeated.rootMeanSquaredError(), ROUNDING);
        assertThat(weighted.meanAbsoluteError()).isCloseTo(repeated.meanAbsoluteError(), ROUNDING);
        assertThat(weighted.medianAbsoluteError())
                .isCloseTo(repeated.medianAbsoluteError(), ROUNDING);
        assertThat(weighted.r2()).isCloseTo(repeated.r2(), ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8})
    void equalWeightsAreNoWeights(int rows) {
        var weights = new double[rows];
        Arrays.fill(weights, 2);
        var scores = RegressionScores.of(Samples.normals(rows, 1), Samples.normals(rows, 2));
        assertThat(scores.weightedBy(weights).medianAbsoluteError())
                .isEqualTo(scores.medianAbsoluteError());
        assertThat(scores.weightedBy(weights).meanAbsoluteError())
                .isCloseTo(scores.meanAbsoluteError(), ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfRowsDoesNotCount(long seed) {
        var truth = Samples.normals(100, seed);
        var predicted = Samples.normals(100, seed + 100);
        var order = Samples.order(100, seed);
        var scores = RegressionScores.of(truth, predicted);
        var shuffled =
                RegressionScores.of(
                        Samples.inOrder(truth, order), Samples.inOrder(predicted, order));
        assertThat(shuffled.rootMeanSquaredError())
                .isCloseTo(scores.rootMeanSquaredError(), ROUNDING);
        assertThat(shuffled.medianAbsoluteError()).isEqualTo(scores.medianAbsoluteError());
        assertThat(shuffled.r2()).isCloseTo(scores.r2(), ROUNDING);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> RegressionScores.of(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 predictions for 2 true values: expected one each");
        assertThatThrownBy(() -> RegressionScores.of(new double[0], new double[0]))
                .hasMessageContaining("no rows");
        var scores = RegressionScores.of(new double[2], new double[2]);
        assertThatThrownBy(() -> scores.weightedBy(new double[] {1, -1}))
                .hasMessage("the weight of row 1 is -1.0; expected 0 or more");
        assertThatThrownBy(() -> scores.weightedBy(new double[] {1, Double.NaN}))
                .hasMessageContaining("row 1 is NaN");
        assertThatThrownBy(() -> scores.weightedBy(new double[2]))
                .hasMessageContaining("every weight is 0");
    }
}
