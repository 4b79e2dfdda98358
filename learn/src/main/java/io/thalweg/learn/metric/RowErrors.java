package io.thalweg.learn.metric;

import org.jspecify.annotations.Nullable;

/// The absolute errors of some rows, sorted once, however often the rows are weighted anew.
final class RowErrors {
    private final double[] truth;
    private final double[] predicted;
    private @Nullable Sorted sorted;

    /// Distinct errors, null if one is NaN, and where each row's stands among them.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sorted(@Nullable DistinctValues distinct, int[] places) {}

    RowErrors(double[] truth, double[] predicted) {
        this.truth = truth;
        this.predicted = predicted;
    }

    double median(SampleWeights weights) {
        if (weights.areEqual()) {
            return WeightedMedian.of(errors(), weights);
        }
        var prepared = sorted();
        return prepared.distinct == null
                ? Double.NaN
                : WeightedMedian.of(prepared.distinct, prepared.places, weights);
    }

    private double[] errors() {
        var errors = new double[truth.length];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(truth[row] - predicted[row]);
        }
        return errors;
    }

    private synchronized Sorted sorted() {
        if (sorted == null) {
            var errors = errors();
            boolean defined = true;
            for (double error : errors) {
                defined &= !Double.isNaN(error);
            }
            var distinct = defined ? DistinctValues.of(errors) : null;
            sorted =
                    new Sorted(distinct, distinct == null ? new int[0] : distinct.placesOf(errors));
        }
        return sorted;
    }
}
