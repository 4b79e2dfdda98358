package io.thalweg.core.exec;

import java.util.Arrays;

/// What generated loops call: the lanes of reductions, and functions that have no vector form.
///
/// A sum over columns runs in 16 lanes whatever the machine's vectors: lane c mod 16 takes column
/// c; then the lanes are added as a tree.
final class LoopSupport {
    /// How many lanes a reduction has.
    static final int LANES = 16;

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
}
