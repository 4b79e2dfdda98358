package io.thalweg.learn.recipe;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.ClassTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that train, and rows that say when to stop.
///
/// @param training rows that train
/// @param validation rows that say when to stop; null if there are none
/// @param held which of the cut rows they are; none where they weren't cut off
@SuppressWarnings("ArrayRecordComponent") // index storage; identity is the right equality
record Fold(Samples training, @Nullable Samples validation, int[] held) {
    /// The stream of the random numbers that cut folds; the training loop's own is −1.
    private static final int FOLDS = -100;

    /// The parts of a prepared table as they are.
    static Fold of(Preparation preparation) {
        return new Fold(
                preparation.training(),
                preparation.validation().rows() == 0 ? null : preparation.validation(),
                new int[0]);
    }

    /// The training rows of a prepared table cut into parts; each is the validation of one fold and
    /// trains in all others. Each class is spread evenly over the parts.
    static List<Fold> of(Preparation preparation, int count, long seed) {
        var samples = preparation.training();
        int[] order = CounterRandom.permutation(samples.rows(), seed, FOLDS, 0);
        if (preparation.target() instanceof ClassTarget target) {
            var part = preparation.trainingPart();
            order = byClass(order, target.encode(part.table(), part.rows()));
        }
        var parts = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            parts[order[i]] = i % count;
        }
        var folds = new ArrayList<Fold>();
        for (int part = 0; part < count; part++) {
            int[] held = rows(parts, part, true);
            folds.add(
                    new Fold(samples.select(rows(parts, part, false)), samples.select(held), held));
        }
        return folds;
    }

    /// The same order, class after class.
    private static int[] byClass(int[] order, int[] classes) {
        int most = 0;
        for (int each : classes) {
            most = Math.max(most, each);
        }
        var sorted = new int[order.length];
        int at = 0;
        for (int each = 0; each <= most; each++) {
            for (int row : order) {
                if (classes[row] == each) {
                    sorted[at++] = row;
                }
            }
        }
        return sorted;
    }

    /// The rows of a part, or those of all others.
    private static int[] rows(int[] parts, int part, boolean within) {
        var rows = new int[parts.length];
        int count = 0;
        for (int row = 0; row < parts.length; row++) {
            if ((parts[row] == part) == within) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
