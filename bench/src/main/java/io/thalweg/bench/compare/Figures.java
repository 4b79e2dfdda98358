package io.thalweg.bench.compare;

import java.util.Arrays;

/// What several windows gave.
///
/// @param median the one in the middle, or the mean of the two there
/// @param least the smallest
/// @param greatest the largest
public record Figures(double median, double least, double greatest) {
    /// @param windows at least one
    static Figures of(double... windows) {
        if (windows.length == 0) {
            throw new IllegalArgumentException("There is no median of nothing.");
        }
        var sorted = windows.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Figures(median, sorted[0], sorted[sorted.length - 1]);
    }
}
