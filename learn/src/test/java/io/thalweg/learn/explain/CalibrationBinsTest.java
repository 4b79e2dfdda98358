package io.thalweg.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CalibrationBinsTest {
    /// Printed with 8 decimals.
    private static final Offset<Double> PRINTED = within(1e-8);

    /// scikit-learn 1.9.1: u, v = lcg(200, 1), lcg(200, 2); t = (u < v**2).astype(int); p =
    /// np.floor(v*20)/20; calibration_curve(t, p, n_bins=10). Every second probability lies at a
    /// border.
    @Test
    void binsAreScikitLearns() {
        double[] observed = {
            0,
            0,
            0.04761905,
            0.08695652,
            0.05555556,
            0.23809524,
            0.70588235,
            0.52380952,
            0.9375,
            0.84615385
        };
        double[] predicted = {
            0.04117647,
            0.18125,
            0.26666667,
            0.3673913,
            0.47222222,
            0.58571429,
            0.67647059,
            0.76666667,
            0.86875,
            0.95
        };
        long[] rows = {34, 16, 21, 23, 18, 21, 17, 21, 16, 13};
        var u = congruential(200, 1);
        var v = congruential(200, 2);
        var positive = new boolean[200];
        var probability = new double[200];
        for (int i = 0; i < 200; i++) {
            positive[i] = u[i] < v[i] * v[i];
            probability[i] = Math.floor(v[i] * 20) / 20;
        }
        var calibration = CalibrationBins.calibration("yes", positive, probability);
        assertThat(calibration.bins()).hasSize(10);
        for (int i = 0; i < 10; i++) {
            var bin = calibration.bins().get(i);
            assertThat(bin.observed()).isCloseTo(observed[i], PRINTED);
            assertThat(bin.predicted()).isCloseTo(predicted[i], PRINTED);
            assertThat(bin.rows()).isEqualTo(rows[i]);
        }
        // sum(|sum of p - sum of t| of each bin) / 200
        assertThat(calibration.expectedError()).isCloseTo(0.191, within(1e-12));
    }

    /// Sure and right is calibrated; sure and wrong is as far off as can be.
    @Test
    void theExpectedErrorGoesFromNoneToAll() {
        boolean[] positive = {true, false, true, false};
        assertThat(
                        CalibrationBins.calibration("a", positive, new double[] {1, 0, 1, 0})
                                .expectedError())
                .isZero();
        assertThat(
                        CalibrationBins.calibration("a", positive, new double[] {0, 1, 0, 1})
                                .expectedError())
                .isEqualTo(1);
    }

    private static double[] congruential(int count, long seed) {
        var values = new double[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = (state * 1103515245L + 12345L) % (1L << 31);
            values[i] = state / (double) (1L << 31);
        }
        return values;
    }
}
