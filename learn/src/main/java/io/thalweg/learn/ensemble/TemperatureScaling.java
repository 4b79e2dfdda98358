package io.thalweg.learn.ensemble;

import io.thalweg.model.Calibration;

/// Finds the temperature with the least log loss: the loss is convex in 1 / temperature, and its
/// slope there is what the tempered model expects of the logits less what came true.
///
/// Source: Guo, Pleiss, Sun, Weinberger 2017, arXiv 1706.04599, section 4.2.
public final class TemperatureScaling {
    /// Beyond these the rows are all right or all wrong, and any number would be a guess.
    private static final double LEAST = 0.1;

    private static final double MOST = 10;

    /// Halves the interval to less than the distance between neighbouring numbers.
    private static final int HALVINGS = 60;

    private static final double SMALLEST = 1e-12;

    private TemperatureScaling() {}

    /// The best temperature between 0.1 and 10.
    public static Calibration.Temperature fit(Judged judged) {
        return fit(judged, 0);
    }

    /// The best temperature between 0.1 and 10, were a part of each row of the other classes. Where
    /// all rows are right, the smaller the temperature the less the loss, though a row to come may
    /// be wrong: with n rows, a part of 1 / (n + 2) stands for it (as in Platt 1999, "Probabilistic
    /// outputs for support vector machines", section 2.2).
    ///
    /// @param wrong the part, shared evenly by the other classes; 0 or more, and less than 1
    public static Calibration.Temperature fit(Judged judged, double wrong) {
        var logits = logits(judged);
        double low = 1 / MOST;
        double high = 1 / LEAST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (slope(judged, logits, wrong, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Calibration.Temperature(2 / (low + high));
    }

    /// One logit a class, also for two.
    private static double[] logits(Judged judged) {
        int width = Math.max(2, judged.width());
        var logits = new double[judged.rows() * width];
        for (int row = 0; row < judged.rows(); row++) {
            if (judged.width() == 1) {
                double positive = Math.clamp(judged.outputs()[row], SMALLEST, 1 - SMALLEST);
                logits[2 * row + 1] = StrictMath.log(positive) - StrictMath.log1p(-positive);
            } else {
                for (int i = row * width; i < (row + 1) * width; i++) {
                    logits[i] = StrictMath.log(Math.max(SMALLEST, judged.outputs()[i]));
                }
            }
        }
        return logits;
    }

    /// Of the loss along 1 / temperature.
    private static double slope(Judged judged, double[] logits, double wrong, double inverse) {
        int width = Math.max(2, judged.width());
        double slope = 0;
        for (int row = 0; row < judged.rows(); row++) {
            int from = row * width;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = from; i < from + width; i++) {
                greatest = Math.max(greatest, logits[i]);
            }
            double sum = 0;
            double expected = 0;
            double all = 0;
            for (int i = from; i < from + width; i++) {
                double share = StrictMath.exp(inverse * (logits[i] - greatest));
                sum += share;
                expected += share * logits[i];
                all += logits[i];
            }
            double right = logits[from + judged.classes()[row]];
            double truth = (1 - wrong) * right + wrong * (all - right) / (width - 1);
            slope += judged.weight(row) * (expected / sum - truth);
        }
        return slope;
    }
}
