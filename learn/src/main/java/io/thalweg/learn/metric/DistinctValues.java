package io.thalweg.learn.metric;

import java.util.Arrays;

/// The values of an array in ascending order, each once.
///
/// Ties are what makes ranking measures hard; adding up rows by their place here treats tied rows
/// as the one step that they are.
final class DistinctValues {
    private final double[] ascending;

    private DistinctValues(double[] ascending) {
        this.ascending = ascending;
    }

    /// @param values none of them NaN
    static DistinctValues of(double[] values) {
        var sorted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            sorted[i] = values[i] + 0.0; // −0.0 becomes 0.0: they are equal, but sort apart
        }
        Arrays.sort(sorted);
        int count = 0;
        for (double value : sorted) {
            if (count == 0 || value != sorted[count - 1]) {
                sorted[count++] = value;
            }
        }
        return new DistinctValues(Arrays.copyOf(sorted, count));
    }

    int count() {
        return ascending.length;
    }

    double value(int place) {
        return ascending[place];
    }

    /// The place of each of some values that are all among them.
    int[] placesOf(double[] values) {
        var places = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            places[i] = placeOf(values[i]);
        }
        return places;
    }

    /// The place of a value that is among them.
    int placeOf(double value) {
        return Arrays.binarySearch(ascending, value + 0.0);
    }
}
