package io.thalweg.learn.metric;

import org.jspecify.annotations.Nullable;

/// How much each row counts: 1 each unless weights are given.
final class SampleWeights {
    private final double @Nullable [] values;
    private final double total;

    private SampleWeights(double @Nullable [] values, double total) {
        this.values = values;
        this.total = total;
    }

    /// @throws IllegalArgumentException if there is no row
    static SampleWeights equal(int rows) {
        if (rows == 0) {
            throw new IllegalArgumentException("no rows to score: at least one is needed");
        }
        return new SampleWeights(null, rows);
    }

    /// @throws IllegalArgumentException if the length isn't `rows`, a weight is negative or not
    ///   finite, or all are zero
    static SampleWeights of(double[] values, int rows) {
        Lengths.same("weights", values.length, "rows", rows);
        var total = new Sum();
        for (int row = 0; row < rows; row++) {
            double weight = values[row];
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the weight of row " + row + " is " + weight + "; expected 0 or more");
            }
            total.add(weight);
        }
        if (total.value() == 0) {
            throw new IllegalArgumentException(
                    "every weight is 0: at least one row has to count for something");
        }
        return new SampleWeights(values.clone(), total.value());
    }

    /// Whether no weights were given.
    boolean areEqual() {
        return values == null;
    }

    double of(int row) {
        return values == null ? 1 : values[row];
    }

    double total() {
        return total;
    }
}
