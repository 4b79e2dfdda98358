package io.thalweg.data.batch;

import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import io.thalweg.data.source.ValueException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows in the order of time.
final class TimeSplit {
    private TimeSplit() {}

    static Split of(Table table, String timeColumn, int[] rows, Shares shares) {
        var sizes = PartSizes.of(rows.length, shares);
        var times = times(table, timeColumn, rows);
        var positions = new Integer[rows.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        // stable: rows of the same time stay in the order of the file
        Arrays.sort(positions, (a, b) -> Double.compare(times[a], times[b]));
        var order = new int[rows.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = positions[i];
        }
        return RandomSplit.cut(rows, order, sizes);
    }

    private static double[] times(Table table, String name, int[] rows) {
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
                    table.name(),
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
                table.name(),
                table.line(row),
                column,
                "",
                "the time is missing in this row, so its place in the split is not known; fill it in"
                        + " or leave the row out");
    }
}
