package io.thalweg.contract.program;

import io.thalweg.core.random.CounterRandom;
import java.util.List;

/// A sequence of choices that a seed decides.
final class Dice {
    private final long seed;
    private long thrown;

    Dice(long seed) {
        this.seed = seed;
    }

    /// 0 … bound − 1.
    int below(int bound) {
        return CounterRandom.below(bound, seed, 77, 0, thrown++);
    }

    boolean oneIn(int chances) {
        return below(chances) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    int of(int... choices) {
        return choices[below(choices.length)];
    }
}
