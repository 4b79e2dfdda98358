package io.thalweg.data.batch;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.source.Table;
import java.util.Arrays;

/// Rows at random.
final class RandomSplit {
    private RandomSplit() {}

    static Split of(Table table, int[] rows, Shares shares, long seed) {
        var sizes = PartSizes.of(table, rows.length, shares);
        var order = CounterRandom.permutation(rows.length, seed, Streams.SPLIT, 0);
        return cut(rows, order, sizes);
    }

    /// Training first, then validation, then test.
    static Split cut(int[] rows, int[] order, PartSizes sizes) {
        int validationEnd = sizes.training() + sizes.validation();
        return new Split(
                part(rows, order, 0, sizes.training()),
                part(rows, order, sizes.training(), validationEnd),
                part(rows, order, validationEnd, rows.length));
    }

    private static int[] part(int[] rows, int[] order, int from, int to) {
        var part = new int[to - from];
        for (int i = from; i < to; i++) {
            part[i - from] = rows[order[i]];
        }
        Arrays.sort(part);
        return part;
    }
}
