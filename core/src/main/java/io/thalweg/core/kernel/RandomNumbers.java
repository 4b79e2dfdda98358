package io.thalweg.core.kernel;

import io.thalweg.core.random.CounterRandom;

/// Many random numbers at once, with vectors where that pays.
public final class RandomNumbers {
    /// From so many numbers on.
    private static final int VECTORS_PAY = 1024;

    private RandomNumbers() {}

    /// [CounterRandom#uniform(long, int, long, float[], int, int)].
    ///
    /// @param at the place of the first
    /// @param size how many
    public static void uniform(long seed, int stream, long step, float[] result, int at, int size) {
        if (VectorSupport.AVAILABLE && size >= VECTORS_PAY) {
            RandomVectors.uniform(seed, stream, step, result, at, size);
        } else {
            CounterRandom.uniform(seed, stream, step, result, at, size);
        }
    }
}
