package io.thalweg.core.kernel;

import io.thalweg.core.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/// So many random numbers at once, with vectors where that pays. One for each user: it has memory
/// of its own.
public final class RandomNumbers {
    /// From so many numbers on.
    private static final int VECTORS_PAY = 1024;

    private final int size;
    private final @Nullable RandomVectors vectors;

    /// @param size how many numbers are wanted each time
    public RandomNumbers(int size) {
        this.size = size;
        vectors = VectorSupport.AVAILABLE && size >= VECTORS_PAY ? new RandomVectors() : null;
    }

    /// [CounterRandom#uniform(long, int, long, float[], int, int)].
    ///
    /// @param at the place of the first
    public void uniform(long seed, int stream, long step, float[] result, int at) {
        if (vectors == null) {
            CounterRandom.uniform(seed, stream, step, result, at, size);
        } else {
            vectors.uniform(seed, stream, step, result, at, size);
        }
    }
}
