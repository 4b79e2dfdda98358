package io.thalweg.bench.quality;

import java.util.Arrays;

/// The middle of numbers.
final class Medians {
    private Medians() {}

    /// Of a column, without missing numbers; 0 if all are missing.
    static double of(double[][] rows, int column) {
        var values = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            values[row] = rows[row][column];
        }
        return of(values);
    }

    /// Of numbers, without missing ones; 0 if all are missing.
    static double of(double... numbers) {
        double[] sorted = Arrays.stream(numbers).filter(n -> !Double.isNaN(n)).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
