package io.thalweg.learn.ensemble;

import org.jspecify.annotations.Nullable;

/// Probabilities of rows whose class is known.
///
/// @param outputs row after row; of two classes the probability of the positive one alone
/// @param width how many outputs a row has, 1 for two classes
/// @param classes the true class of each row; of two classes 1 for the positive one
/// @param weights how much each row counts; null if all count the same
@SuppressWarnings("ArrayRecordComponent") // storage of many rows; never compared
public record Judged(double[] outputs, int width, int[] classes, float @Nullable [] weights) {
    /// Keeps one wrong row of a sure model from deciding all: a probability counts as at least
    /// this.
    private static final double LEAST = 1e-7;

    /// How many rows.
    public int rows() {
        return classes.length;
    }

    /// How much a row counts.
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /// The log loss of one row, not weighted.
    public double loss(int row) {
        double right =
                width > 1
                        ? outputs[row * width + classes[row]]
                        : classes[row] == 1 ? outputs[row] : 1 - outputs[row];
        return -StrictMath.log(Math.max(LEAST, right));
    }

    /// The weighted mean log loss.
    public double loss() {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < rows(); row++) {
            sum += weight(row) * loss(row);
            total += weight(row);
        }
        return sum / total;
    }

    /// Some of the rows (a copy).
    public Judged select(int[] rows) {
        var some = new double[rows.length * width];
        var own = new int[rows.length];
        var ownWeights = weights == null ? null : new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(outputs, rows[i] * width, some, i * width, width);
            own[i] = classes[rows[i]];
            if (ownWeights != null) {
                ownWeights[i] = (float) weight(rows[i]);
            }
        }
        return new Judged(some, width, own, ownWeights);
    }

    /// The same rows with other outputs.
    public Judged with(double[] others) {
        return new Judged(others, width, classes, weights);
    }
}
