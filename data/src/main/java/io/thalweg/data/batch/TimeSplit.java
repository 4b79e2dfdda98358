package io.thalweg.data.batch;

import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.source.Names;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.SplitException;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import io.thalweg.data.source.ValueException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows in the order of time.
final class TimeSplit {
    private TimeSplit() {}

    static Split of(Table table, String timeColumn, int[] rows, Shares shares) {
        var sizes = PartSizes.of(table, rows.length, shares);
        var times = times(table, timeColumn, rows);
        var order = order(times);
        return RandomSplit.cut(rows, order, sizes(table, timeColumn, times, order, sizes, shares));
    }

    /// The positions of times in ascending order; rows of the same time stay in the order of the
    /// file.
    static int[] order(double[] times) {
        var positions = new Integer[times.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        Arrays.sort(positions, (a, b) -> Double.compare(times[a], times[b]));
        var order = new int[times.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = positions[i];
        }
        return order;
    }

    /// The sizes wanted, moved to where the time changes: rows of the same time may not be on both
    /// sides, for then a part would judge what another part has seen.
    private static PartSizes sizes(
            Table table,
            String column,
            double[] times,
            int[] order,
            PartSizes wanted,
            Shares shares) {
        int parts = 1 + (shares.validation() > 0 ? 1 : 0) + (shares.test() > 0 ? 1 : 0);
        var borders = new int[times.length];
        int count = 0;
        for (int i = PartSizes.LEAST_TRAINING; i < order.length; i++) {
            if (times[order[i]] != times[order[i - 1]]) {
                borders[count++] = i;
            }
        }
        if (count < parts - 1) {
            throw new SplitException(
                    table.name(),
                    times.length,
                    "column "
                            + Names.shown(column)
                            + " has too few different times to divide the rows into "
                            + parts
                            + " parts (rows of the same time stay together, and at least two rows"
                            + " are needed for training); hold back fewer parts, or leave"
                            + " --time-column out");
        }
        int end = times.length;
        int testFrom =
                shares.test() > 0 ? nearest(borders, parts - 2, count, end - wanted.test()) : count;
        int testStart = testFrom == count ? end : borders[testFrom];
        int validationStart =
                shares.validation() > 0
                        ? borders[nearest(borders, 0, testFrom, wanted.training())]
                        : testStart;
        return new PartSizes(validationStart, testStart - validationStart, end - testStart);
    }

    /// The index of the border nearest to a place, the later of two.
    private static int nearest(int[] borders, int from, int to, int place) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (Math.abs(borders[i] - place) <= Math.abs(borders[best] - place)) {
                best = i;
            }
        }
        return best;
    }

    /// The time of each row, as a number.
    ///
    /// @throws ValueException if a row has no time, or the column isn't numbers or dates
    static double[] times(Table table, String name, int[] rows) {
        var times = new double[rows.length];
        switch (table.column(name)) {
            case NumberColumn column -> {
                for (int i = 0; i < rows.length; i++) {
                    times[i] = column.value(rows[i]);
                    if (Double.isNaN(times[i])) {
                        throw missing(table, name, rows[i]);
                    }
                }
            }
            case TextColumn column -> {
                var order = DateOrder.find(column.dictionary()).order();
                for (int i = 0; i < rows.length; i++) {
                    times[i] = time(table, column, order, rows[i]);
                }
            }
        }
        return times;
    }

    private static double time(Table table, TextColumn column, @Nullable DateOrder order, int row) {
        var text = column.text(row);
        if (text == null) {
            throw missing(table, column.name(), row);
        }
        var time = order == null ? null : CalendarTime.parse(text, order);
        if (time == null) {
            throw new ValueException(
                    table.source(row),
                    table.line(row),
                    column.name(),
                    text,
                    "the rows can't be put in order of time, because the column's values are not all"
                            + " dates written in one way (here: \""
                            + text
                            + "\"); write them like 2026-12-31, or as numbers");
        }
        return time.epochSecond();
    }

    private static ValueException missing(Table table, String column, int row) {
        return new ValueException(
                table.source(row),
                table.line(row),
                column,
                "",
                "the time is missing in this row, so its place in the split is not known; fill it in"
                        + " or leave the row out");
    }
}
