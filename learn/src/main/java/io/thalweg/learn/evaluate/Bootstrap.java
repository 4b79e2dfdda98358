package io.thalweg.learn.evaluate;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.learn.parallel.SideBySide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Draws judged rows anew, with replacement, to see how much figures owe to chance. The same seed
/// gives the same bits at any number of threads.
///
/// Source: Efron, Tibshirani, "An introduction to the bootstrap" (1993).
///
/// @param resamples how often, at most; on many rows fewer, so that it stays a matter of a second
/// @param confidence the share of resamples that an interval leaves inside, such as 0.95
/// @param seed of the draws
/// @param threads how many compute
public record Bootstrap(int resamples, double confidence, long seed, int threads) {
    /// The stream of the draws.
    private static final int STREAM = 0x51B17011;

    /// So many figures of rows are computed, however many rows there are.
    private static final long MOST_WORK = 40_000_000;

    private static final int LEAST_RESAMPLES = 100;

    /// What is worth the start of threads.
    private static final long WORTH_THREADS = 1_000_000;

    /// @throws IllegalArgumentException if there is no resample, or the confidence isn't between 0
    ///   and 1
    public Bootstrap {
        if (resamples < 1 || threads < 1 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "expected a resample and a thread or more, and a confidence between 0 and 1,"
                            + " not "
                            + resamples
                            + ", "
                            + threads
                            + " and "
                            + confidence);
        }
    }

    /// 1,000 resamples, intervals of 95 %.
    ///
    /// @param seed of the draws
    /// @param threads how many compute
    public static Bootstrap standard(long seed, int threads) {
        return new Bootstrap(1_000, 0.95, seed, threads);
    }

    /// Intervals of figures.
    ///
    /// @param rows how many rows were judged
    /// @param clusters \[rows\], the number of the group that each row belongs to, from 0: rows of
    ///   a group are drawn together; null if each row is one of its own
    /// @param width what a row costs, in figures: the number of classes, or 1
    /// @param figures the figures of weighted rows, asked for by several threads at once
    Intervals of(
            int rows,
            int @Nullable [] clusters,
            int width,
            Function<double[], SequencedMap<String, Double>> figures) {
        int groups = clusters == null ? rows : groups(clusters);
        if (groups < 2) {
            var none = new LinkedHashMap<String, Interval>();
            for (var key : figures.apply(ones(rows)).keySet()) {
                none.put(key, new Interval(Double.NaN, Double.NaN));
            }
            return new Intervals(confidence, 0, none);
        }
        long cost = (long) rows * width;
        int least = Math.min(LEAST_RESAMPLES, resamples);
        int count = Math.clamp(MOST_WORK / cost, least, resamples);
        int parts = cost * count < WORTH_THREADS ? 1 : Math.min(threads, count);
        var drawn = new ArrayList<SequencedMap<String, Double>>(count);
        for (var part :
                SideBySide.of(
                        parts,
                        threads,
                        part ->
                                drawn(
                                        (int) ((long) count * part / parts),
                                        (int) ((long) count * (part + 1) / parts),
                                        draw ->
                                                figures.apply(
                                                        weights(rows, clusters, groups, draw))))) {
            drawn.addAll(part);
        }
        var intervals = new LinkedHashMap<String, Interval>();
        for (var key : drawn.getFirst().keySet()) {
            intervals.put(key, interval(drawn, key));
        }
        return new Intervals(confidence, count, intervals);
    }

    private static List<SequencedMap<String, Double>> drawn(
            int from, int to, IntFunction<SequencedMap<String, Double>> figures) {
        var some = new ArrayList<SequencedMap<String, Double>>(to - from);
        for (int draw = from; draw < to; draw++) {
            some.add(figures.apply(draw));
        }
        return some;
    }

    /// How often each row was drawn.
    private double[] weights(int rows, int @Nullable [] clusters, int groups, int resample) {
        var counts = new double[groups];
        // Two of 24 bits each make a number fine enough for any number of rows.
        var uniform = new float[2 * groups];
        CounterRandom.uniform(seed, STREAM, resample, uniform, 0, uniform.length);
        for (int i = 0; i < groups; i++) {
            counts[(int) ((uniform[2 * i] + uniform[2 * i + 1] * 0x1p-24) * groups)]++;
        }
        if (clusters == null) {
            return counts;
        }
        var weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = counts[clusters[row]];
        }
        return weights;
    }

    /// Between the quantiles that leave the same share out at both ends, linear between two
    /// resamples; of the resamples for which the figure is defined, unless those are too few.
    private Interval interval(List<SequencedMap<String, Double>> drawn, String key) {
        var values = new double[drawn.size()];
        int count = 0;
        for (var figures : drawn) {
            double value = figures.getOrDefault(key, Double.NaN);
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        if (count * 2 < values.length) {
            return new Interval(Double.NaN, Double.NaN);
        }
        var sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return new Interval(
                quantile(sorted, (1 - confidence) / 2), quantile(sorted, (1 + confidence) / 2));
    }

    /// As numpy's default: the place (n − 1)·share, linear between its neighbours.
    private static double quantile(double[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double low = sorted[below];
        return low == sorted[above] ? low : low + (place - below) * (sorted[above] - low);
    }

    private static int groups(int[] clusters) {
        int most = -1;
        for (int cluster : clusters) {
            most = Math.max(most, cluster);
        }
        return most + 1;
    }

    private static double[] ones(int rows) {
        var ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }
}
