package io.thalweg.learn.metric;

import io.thalweg.core.random.CounterRandom;
import org.assertj.core.data.Percentage;

/// Inputs of the tests: a sequence that Python makes too, and random rows full of ties.
final class Samples {
    /// Relative 1e-12: both sides add in double precision, in another order; for 1,000 rows that is
    /// at most 1,000 · 2⁻⁵³, about 1e-13, and a few operations follow.
    static final Percentage ROUNDING = Percentage.withPercentage(1e-10);

    private Samples() {}

    /// The same numbers as this Python, exactly (a linear congruential generator, uniform in [0,
    /// 1)):
    ///
    /// ```python
    /// def lcg(n, seed):
    ///     x = seed; out = []
    ///     for _ in range(n):
    ///         x = (x*1103515245 + 12345) % 2**31; out.append(x / 2**31)
    ///     return np.array(out)
    /// ```
    static double[] congruential(int count, long seed) {
        var values = new double[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = (state * 1103515245L + 12345L) % (1L << 31);
            values[i] = state / (double) (1L << 31);
        }
        return values;
    }

    static boolean[] positives(int count, double share, long seed) {
        var values = new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = CounterRandom.uniform(seed, 1, 0, i) < share;
        }
        return values;
    }

    /// Numbers with one decimal, 0.0 to 0.9: many ties.
    static double[] tied(int count, long seed) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = CounterRandom.below(10, seed, 2, 0, i) / 10.0;
        }
        return values;
    }

    static double[] normals(int count, long seed) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = CounterRandom.normal(seed, 3, 0, i);
        }
        return values;
    }

    static int[] classes(int count, int classes, int stream, long seed) {
        var values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = CounterRandom.below(classes, seed, stream, 0, i);
        }
        return values;
    }

    /// Whole numbers 0 to 3, the first of them 1.
    static double[] wholeWeights(int count, long seed) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = i == 0 ? 1 : CounterRandom.below(4, seed, 4, 0, i);
        }
        return values;
    }

    static int[] order(int count, long seed) {
        return CounterRandom.permutation(count, seed, 5, 0);
    }

    static double[] inOrder(double[] values, int[] order) {
        var ordered = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = values[order[i]];
        }
        return ordered;
    }

    static int[] inOrder(int[] values, int[] order) {
        var ordered = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = values[order[i]];
        }
        return ordered;
    }

    static boolean[] inOrder(boolean[] values, int[] order) {
        var ordered = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = values[order[i]];
        }
        return ordered;
    }

    /// Each row's index as often as its weight says.
    static int[] repeated(double[] wholeWeights) {
        int total = 0;
        for (double weight : wholeWeights) {
            total += (int) weight;
        }
        var rows = new int[total];
        int at = 0;
        for (int row = 0; row < wholeWeights.length; row++) {
            for (int copy = 0; copy < (int) wholeWeights[row]; copy++) {
                rows[at++] = row;
            }
        }
        return rows;
    }
}
