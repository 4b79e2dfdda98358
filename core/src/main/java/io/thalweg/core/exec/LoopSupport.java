package io.thalweg.core.exec;

import java.util.Arrays;

/// What generated loops call: the lanes of reductions, and functions that have no vector form.
///
/// A sum over columns runs in 16 lanes whatever the machine's vectors: lane c mod 16 takes column
/// c; then the lanes are added as a tree.
final class LoopSupport {
    /// How many lanes a reduction has.
    static final int LANES = 16;

    /// Rows that are listed at a time.
    static final int LISTED_ROWS = 64;

    private LoopSupport() {}

    static void fill(float[] array, int from, int length, float value) {
        Arrays.fill(array, from, from + length, value);
    }

    /// The sum of the lanes.
    static float sum(float[] lanes, int at) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[at + lane] += lanes[at + lane + half];
            }
        }
        return lanes[at];
    }

    /// The largest of the lanes; NaN if one is.
    static float largest(float[] lanes, int at) {
        float largest = lanes[at];
        for (int lane = 1; lane < LANES; lane++) {
            largest = Math.max(largest, lanes[at + lane]);
        }
        return largest;
    }

    static float power(float x, float y) {
        return (float) StrictMath.pow(x, y);
    }

    /// Lists the rows of a loop whose factor isn't 0.
    ///
    /// @param factors one for each row
    /// @param at where that of row 0 lies
    /// @param first the first row to look at
    /// @param to the end of the rows, at most [#LISTED_ROWS] behind the first
    /// @param all 1 to list every row, else 0
    /// @param list takes the numbers of the rows, counted from the first
    /// @return how many there are
    static int busyRows(
            float[] factors, int at, int first, int to, int all, float[] list, int listAt) {
        int count = 0;
        for (int i = 0; i < to - first; i++) {
            list[listAt + count] = i;
            int twice = Float.floatToRawIntBits(factors[at + first + i]) << 1;
            count += (twice | -twice) >>> 31 | all;
        }
        return count;
    }
}
