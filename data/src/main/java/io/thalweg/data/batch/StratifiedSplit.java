package io.thalweg.data.batch;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.source.Table;
import java.util.Arrays;

/// Rows at random, class by class.
final class StratifiedSplit {
    private static final int EVERYWHERE = 3;

    private StratifiedSplit() {}

    static Split of(Table table, int[] rows, int[] classes, Shares shares, long seed) {
        if (classes.length != rows.length) {
            throw new IllegalArgumentException(
                    rows.length + " rows need as many classes, not " + classes.length);
        }
        var sizes = PartSizes.of(table, rows.length, shares);
        var members = members(classes);
        var test = allotted(members, shares.test(), sizes.test(), 2);
        var validation = allotted(members, shares.validation(), sizes.validation(), EVERYWHERE);
        var part = new int[rows.length]; // 0 training, 1 validation, 2 test
        for (int c = 0; c < members.length; c++) {
            var order =
                    CounterRandom.permutation(members[c].length, seed, Streams.STRATIFIED_SPLIT, c);
            int heldBack = Math.min(test[c] + validation[c], Math.max(0, members[c].length - 1));
            for (int i = 0; i < heldBack; i++) {
                part[members[c][order[i]]] = i < test[c] ? 2 : 1;
            }
        }
        return new Split(select(rows, part, 0), select(rows, part, 1), select(rows, part, 2));
    }

    /// The positions of each class, by class index.
    private static int[][] members(int[] classes) {
        int most = -1;
        for (int c : classes) {
            most = Math.max(most, c);
        }
        var counts = new int[most + 1];
        for (int c : classes) {
            counts[c]++;
        }
        var members = new int[most + 1][];
        for (int c = 0; c <= most; c++) {
            members[c] = new int[counts[c]];
        }
        for (int i = classes.length - 1; i >= 0; i--) {
            members[classes[i]][--counts[classes[i]]] = i;
        }
        return members;
    }

    /// How many of each class: the share rounded down, then one more for those with the largest
    /// rest until the total is reached (Hare's method); at least one for a class of `enough` rows.
    private static int[] allotted(int[][] members, double share, int total, int enough) {
        var allotted = new int[members.length];
        if (share == 0) {
            return allotted;
        }
        var rests = new double[members.length];
        int given = 0;
        for (int c = 0; c < members.length; c++) {
            double wanted = members[c].length * share;
            allotted[c] = (int) wanted;
            rests[c] = wanted - allotted[c];
            if (allotted[c] == 0 && members[c].length >= enough) {
                allotted[c] = 1;
                rests[c] = 0;
            }
            given += allotted[c];
        }
        while (given < total) {
            int best = -1;
            for (int c = 0; c < members.length; c++) {
                if (rests[c] > 0 && (best < 0 || rests[c] > rests[best])) {
                    best = c;
                }
            }
            if (best < 0) {
                break;
            }
            allotted[best]++;
            rests[best] = 0;
            given++;
        }
        return allotted;
    }

    private static int[] select(int[] rows, int[] part, int wanted) {
        var selected = new int[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (part[i] == wanted) {
                selected[count++] = rows[i];
            }
        }
        var trimmed = Arrays.copyOf(selected, count);
        Arrays.sort(trimmed);
        return trimmed;
    }
}
