package io.thalweg.learn.metric;

import java.util.Arrays;

/// The value with half of the weight below and half above.
final class WeightedMedian {
    private WeightedMedian() {}

    /// Where a value ends exactly at half of the weight, the mean of it and the next one: so equal
    /// weights give the ordinary median, and a weight of 2 is the same as the row twice.
    static double of(double[] values, SampleWeights weights) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
        }
        if (weights.areEqual()) {
            var sorted = values.clone();
            Arrays.sort(sorted);
            return between(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2]);
        }
        var distinct = DistinctValues.of(values);
        return of(distinct, distinct.placesOf(values), weights);
    }

    /// The same of values that were sorted before.
    ///
    /// @param distinct the values, none of them NaN
    /// @param places where each row's value stands among them
    static double of(DistinctValues distinct, int[] places, SampleWeights weights) {
        var weightOfPlace = new double[distinct.count()];
        for (int row = 0; row < places.length; row++) {
            weightOfPlace[places[row]] += weights.of(row);
        }
        double half = weights.total() / 2;
        double below = 0;
        double lower = Double.NaN;
        for (int place = 0; place < distinct.count(); place++) {
            if (weightOfPlace[place] == 0) {
                continue;
            }
            if (!Double.isNaN(lower)) {
                return between(lower, distinct.value(place));
            }
            below += weightOfPlace[place];
            if (below > half) {
                return distinct.value(place);
            }
            if (below == half) {
                lower = distinct.value(place);
            }
        }
        // Only when rounding has kept the running sum at or below half to the end.
        return distinct.value(distinct.count() - 1);
    }

    /// Also right for two equal infinities, and where the sum of both would be infinite.
    private static double between(double lower, double upper) {
        return lower == upper ? lower : lower + (upper - lower) / 2;
    }
}
