package io.thalweg.data.batch;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.source.Names;
import io.thalweg.data.source.SplitException;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.ValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Divides rows for a cross-validation: each fold trains on some and is judged by others. There are
/// no validation rows yet; whoever needs some takes them from the training rows.
public final class Folds {
    private Folds() {}

    /// Rows at random: each is in the test of one fold, and trains in all others.
    ///
    /// @param table whose rows they are
    /// @param rows the rows to divide
    /// @param count how many folds, 2 or more
    /// @throws SplitException if there are fewer rows than folds
    public static List<Split> random(Table table, int[] rows, int count, long seed) {
        return stratified(table, rows, new int[rows.length], count, seed);
    }

    /// Rows at random with each class spread evenly over the folds' tests: a class's rows differ by
    /// one at most from fold to fold, and so do all rows together.
    ///
    /// @param table whose rows they are
    /// @param rows the rows to divide
    /// @param classes the class index of each of `rows`
    /// @param count how many folds, 2 or more
    /// @throws SplitException if there are fewer rows than folds
    public static List<Split> stratified(
            Table table, int[] rows, int[] classes, int count, long seed) {
        check(table, count, rows.length, "rows");
        int[] shuffled = CounterRandom.permutation(rows.length, seed, Streams.FOLDS, 0);
        var order = new Integer[rows.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = shuffled[i];
        }
        // stable: within a class the rows stay shuffled
        Arrays.sort(order, (a, b) -> Integer.compare(classes[a], classes[b]));
        var part = new int[rows.length];
        for (int i = 0; i < order.length; i++) {
            part[order[i]] = i % count;
        }
        return splits(rows, part, count);
    }

    /// Groups at random, the large ones first, each into the fold that has the fewest rows yet: no
    /// group is in the training and the test of the same fold. Rows without a group form one.
    ///
    /// @param table has the column
    /// @param groupColumn equal values are a group
    /// @param rows the rows to divide
    /// @param count how many folds, 2 or more
    /// @throws SplitException if there are fewer groups than folds
    public static List<Split> byGroup(
            Table table, String groupColumn, int[] rows, int count, long seed) {
        int[] groups = GroupSplit.groups(table, groupColumn, rows);
        int different = GroupSplit.count(groups);
        check(table, count, different, "groups in column " + Names.shown(groupColumn));
        var sizes = new int[different];
        for (int group : groups) {
            sizes[group]++;
        }
        int[] shuffled = CounterRandom.permutation(different, seed, Streams.FOLDS, 1);
        var order = new Integer[different];
        for (int i = 0; i < different; i++) {
            order[i] = shuffled[i];
        }
        Arrays.sort(order, (a, b) -> Integer.compare(sizes[b], sizes[a]));
        var foldOf = new int[different];
        var filled = new int[count];
        for (int group : order) {
            int least = 0;
            for (int fold = 1; fold < count; fold++) {
                least = filled[fold] < filled[least] ? fold : least;
            }
            foldOf[group] = least;
            filled[least] += sizes[group];
        }
        var part = new int[rows.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = foldOf[groups[i]];
        }
        return splits(rows, part, count);
    }

    /// The number of each row's group, from 0 in the order of appearance; rows without a value are
    /// one group.
    ///
    /// @param groupColumn equal values are a group
    public static int[] groups(Table table, String groupColumn, int[] rows) {
        return GroupSplit.groups(table, groupColumn, rows);
    }

    /// Expanding windows: the rows in the order of time are cut into one part more than there are
    /// folds; the first fold trains on the first part and is judged by the second, the next trains
    /// on two and is judged by the third, and so on. Rows of the same time are in the same part.
    /// The earliest part judges nothing.
    ///
    /// @param table has the column
    /// @param timeColumn numbers or dates
    /// @param rows the rows to divide
    /// @param count how many folds, 2 or more
    /// @throws SplitException if there are too few different times
    /// @throws ValueException if a row has no time, or the column isn't numbers or dates
    public static List<Split> byTime(Table table, String timeColumn, int[] rows, int count) {
        check(table, count, rows.length - 1, "rows after the first");
        double[] times = TimeSplit.times(table, timeColumn, rows);
        int[] order = TimeSplit.order(times);
        int[] starts = starts(table, timeColumn, times, order, count);
        var splits = new ArrayList<Split>(count);
        for (int fold = 0; fold < count; fold++) {
            splits.add(
                    new Split(
                            sorted(rows, order, 0, starts[fold]),
                            new int[0],
                            sorted(rows, order, starts[fold], starts[fold + 1])));
        }
        return splits;
    }

    /// Where each fold's test begins, and the end: places that cut off equal parts at the end (of n
    /// rows, n / (folds + 1) each), moved on to where the time changes.
    private static int[] starts(
            Table table, String column, double[] times, int[] order, int count) {
        var starts = new int[count + 1];
        starts[count] = order.length;
        int size = order.length / (count + 1);
        int least = PartSizes.LEAST_TRAINING;
        for (int fold = 0; fold < count; fold++) {
            int start = Math.max(least, order.length - (count - fold) * size);
            while (start < order.length && times[order[start]] == times[order[start - 1]]) {
                start++;
            }
            if (start >= order.length) {
                throw new SplitException(
                        table.name(),
                        order.length,
                        "column "
                                + Names.shown(column)
                                + " has too few different times for --folds "
                                + count
                                + " (rows of the same time stay together, and the first fold needs"
                                + " two rows for training); give fewer --folds, or leave"
                                + " --time-column out");
            }
            starts[fold] = start;
            least = start + 1;
        }
        return starts;
    }

    private static void check(Table table, int count, int available, String what) {
        if (count < 2) {
            throw new IllegalArgumentException("expected 2 folds or more, not " + count);
        }
        if (available < count) {
            throw new SplitException(
                    table.name(),
                    available,
                    available
                            + " "
                            + what
                            + " can't be divided into "
                            + count
                            + " folds; give --folds "
                            + (available < 2 ? "to a table with more" : available + " or fewer"));
        }
    }

    private static List<Split> splits(int[] rows, int[] part, int count) {
        var splits = new ArrayList<Split>(count);
        for (int fold = 0; fold < count; fold++) {
            splits.add(
                    new Split(
                            select(rows, part, fold, false),
                            new int[0],
                            select(rows, part, fold, true)));
        }
        return splits;
    }

    private static int[] select(int[] rows, int[] part, int fold, boolean within) {
        var selected = new int[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if ((part[i] == fold) == within) {
                selected[count++] = rows[i];
            }
        }
        var trimmed = Arrays.copyOf(selected, count);
        Arrays.sort(trimmed);
        return trimmed;
    }

    private static int[] sorted(int[] rows, int[] order, int from, int to) {
        var selected = new int[to - from];
        for (int i = from; i < to; i++) {
            selected[i - from] = rows[order[i]];
        }
        Arrays.sort(selected);
        return selected;
    }
}
