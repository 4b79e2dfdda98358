package io.thalweg.learn.explain;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.parallel.SideBySide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// How much the loss grows when a column's values are dealt out among the rows at random. What was
/// made of the values is dealt out, all of a column together: that is the same, and saves making it
/// again.
///
/// @param plan how columns became features
/// @param features of the rows
/// @param outputs what the model gives for features; called by several threads at once
/// @param loss of outputs for the rows
/// @param seed of the dealing out
/// @param threads how many compute
record Shuffling(
        FeaturePlan plan,
        Features features,
        Function<Features, double[]> outputs,
        ToDoubleFunction<double[]> loss,
        long seed,
        int threads) {
    /// The stream of the permutations; the step is the column's number and the repeat's.
    private static final int STREAM = 0x51B17012;

    /// The columns, the most important first; among equals in their own order.
    ///
    /// @param columns which
    /// @param repeats how often
    List<Importance> importances(List<String> columns, int repeats) {
        double before = loss.applyAsDouble(outputs.apply(features));
        var importances =
                new ArrayList<>(
                        SideBySide.of(
                                columns.size(),
                                threads,
                                number -> importance(columns, number, repeats, before)));
        importances.sort(Comparator.comparingDouble(Importance::increase).reversed());
        return List.copyOf(importances);
    }

    private Importance importance(List<String> columns, int number, int repeats, double before) {
        var slots = Slots.of(plan, columns.get(number));
        var shuffled = Slots.writable(features);
        var increases = new double[repeats];
        double sum = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            long step = (long) number * repeats + repeat;
            int[] order = CounterRandom.permutation(features.rows(), seed, STREAM, step);
            for (int row = 0; row < order.length; row++) {
                slots.copy(features, order[row], shuffled, row);
            }
            increases[repeat] = loss.applyAsDouble(outputs.apply(shuffled)) - before;
            sum += increases[repeat];
        }
        double mean = sum / repeats;
        double squares = 0;
        for (double increase : increases) {
            squares += (increase - mean) * (increase - mean);
        }
        return new Importance(columns.get(number), mean, Math.sqrt(squares / repeats), repeats);
    }
}
