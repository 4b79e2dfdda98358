package io.thalweg.data.feature;

import java.util.Arrays;

/// Where numbers lie: least, greatest, median and quartiles.
///
/// @param least smallest value
/// @param lower quartile, interpolated between neighbours (Hyndman and Fan 1996, type 7)
/// @param median middle value, or the mean of the two in the middle
/// @param upper quartile
/// @param greatest largest value
record Spread(double least, double lower, double median, double upper, double greatest) {
    /// Below this, the places selected and those of the extremes may be the same.
    private static final int FEW = 16;

    /// @param values at least one, none NaN; their order is changed
    static Spread of(double[] values) {
        int last = values.length - 1;
        if (values.length < FEW) {
            for (int rank = 0; rank < last; rank++) {
                select(values, rank, last, rank);
            }
        } else {
            int middle = last / 2;
            select(values, 0, last, middle);
            select(values, middle + 1, last, middle + 1);
            int lower = last / 4;
            select(values, 0, middle, lower);
            select(values, lower + 1, middle, lower + 1);
            int upper = (int) (last * 3L / 4);
            select(values, middle + 1, last, upper);
            select(values, upper + 1, last, upper + 1);
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            values[0] = least; // selected places are never the first or the last here
            values[last] = greatest;
        }
        return new Spread(
                values[0],
                quantile(values, 0.25),
                quantile(values, 0.5),
                quantile(values, 0.75),
                values[last]);
    }

    private static double quantile(double[] values, double share) {
        double position = share * (values.length - 1);
        int below = (int) position;
        double part = position - below;
        if (part == 0) {
            return values[below];
        }
        return values[below] + part * (values[below + 1] - values[below]);
    }

    /// Puts the value of this rank in its place, smaller ones before and greater ones after it,
    /// within `values[from, to]` (Hoare 1961, "Algorithm 65: find", with the median of three as
    /// pivot).
    private static void select(double[] values, int from, int to, int rank) {
        int low = from;
        int high = to;
        int rounds = 0;
        while (low < high) {
            if (++rounds > 100) { // an unlucky order: make sure of the end
                Arrays.sort(values, low, high + 1);
                return;
            }
            double pivot = medianOfThree(values[low], values[(low + high) >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                return;
            }
        }
    }

    private static double medianOfThree(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /// 1 / (upper − lower); 2 / (greatest − least) if that is infinite; 0 if all are equal. Of the
    /// values after the transform's curve.
    double scale(Curve curve) {
        double quartiles = curve.of(upper) - curve.of(lower);
        double range = curve.of(greatest) - curve.of(least);
        double scale = quartiles > 0 ? 1 / quartiles : range > 0 ? 2 / range : 0;
        return Double.isInfinite(scale) ? 0 : scale;
    }
}
