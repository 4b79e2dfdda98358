package io.thalweg.bench.quality;

import java.util.Arrays;
import java.util.List;

/// How wrong predictions are: the root of the mean squared error of numbers, the mean log loss of
/// classes.
final class Losses {
    /// A probability counts as at least this: a forest of a hundred trees may say 0 and be wrong.
    static final double LEAST = 1e-6;

    private Losses() {}

    /// @param classes how many; 0 where numbers are predicted
    /// @param truth class indices, or numbers
    static double of(int classes, double[] truth, List<double[]> predictions) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            double[] said = predictions.get(row);
            if (classes == 0) {
                sum += (said[0] - truth[row]) * (said[0] - truth[row]);
            } else {
                double all = Arrays.stream(said).sum();
                sum -= Math.log(Math.clamp(said[(int) truth[row]] / all, LEAST, 1));
            }
        }
        double mean = sum / truth.length;
        return classes == 0 ? Math.sqrt(mean) : mean;
    }

    /// The loss of whom always says the mean, or the classes' frequencies, of the training rows.
    static double trivial(int classes, double[] training, double[] truth) {
        double[] said;
        if (classes == 0) {
            said = new double[] {Arrays.stream(training).average().orElse(0)};
        } else {
            said = new double[classes];
            for (double label : training) {
                said[(int) label] += 1.0 / training.length;
            }
        }
        var all = new double[truth.length][];
        Arrays.fill(all, said);
        return of(classes, truth, List.of(all));
    }
}
