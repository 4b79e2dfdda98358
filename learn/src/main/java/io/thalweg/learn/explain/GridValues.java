package io.thalweg.learn.explain;

import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.schema.Kind;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.model.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of a column that a dependence is shown at.
///
/// @param values the numbers, ascending; empty if they are names
/// @param labels the same for people, or the names
/// @param column a column of these values alone
record GridValues(List<Double> values, List<String> labels, Column column) {
    private static final int MOST_NUMBERS = 20;
    private static final int MOST_CATEGORIES = 12;
    private static final double TAIL = 0.05;

    /// Numbers that occur, if they are few; else evenly from the value that 5 % of the rows are
    /// below to the one that 5 % are above. Of names the most frequent; of dates some that occur,
    /// with about as many rows between each and the next. Empty where there are none, or the column
    /// holds something else (sentences).
    ///
    /// @param kind what the column is taken as
    /// @param order how dates are written
    /// @param rows the rows whose values count
    static GridValues of(
            Table table, String name, Kind kind, @Nullable DateOrder order, int[] rows) {
        var column = table.column(name);
        return switch (kind) {
            case NUMBER ->
                    column instanceof NumberColumn numbers
                            ? ofNumbers(numbers, rows)
                            : none(column);
            case CATEGORY, BOOLEAN -> ofNames(column, rows);
            case DATE_TIME -> order == null ? none(column) : ofDates(column, order, rows);
            case TEXT, IDENTIFIER, CONSTANT -> none(column);
        };
    }

    boolean isEmpty() {
        return labels.isEmpty();
    }

    private static GridValues none(Column column) {
        return new GridValues(List.of(), List.of(), column.select(new int[0]));
    }

    private static GridValues ofNumbers(NumberColumn column, int[] rows) {
        var known = new double[rows.length];
        int count = 0;
        for (int row : rows) {
            if (!column.isMissing(row)) {
                known[count++] = column.value(row);
            }
        }
        var sorted = Arrays.copyOf(known, count);
        Arrays.sort(sorted);
        var grid = Arrays.stream(sorted).distinct().limit(MOST_NUMBERS + 1L).toArray();
        if (grid.length > MOST_NUMBERS) {
            double low = quantile(sorted, TAIL);
            double high = quantile(sorted, 1 - TAIL);
            grid = low < high ? even(low, high) : new double[] {low};
        }
        var values = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        for (double value : grid) {
            values.add(value);
            labels.add(Figure.text(value));
        }
        return new GridValues(values, labels, NumberColumn.of(column.name(), grid));
    }

    private static double[] even(double low, double high) {
        var grid = new double[MOST_NUMBERS];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = low + (high - low) * i / (grid.length - 1);
        }
        return grid;
    }

    private static double quantile(double[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static GridValues ofNames(Column column, int[] rows) {
        var counts = new HashMap<String, Integer>();
        var example = new HashMap<String, Integer>();
        for (int row : rows) {
            var text = column.text(row);
            if (text != null) {
                counts.merge(text, 1, Integer::sum);
                example.putIfAbsent(text, row);
            }
        }
        var names =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_CATEGORIES)
                        .map(Map.Entry::getKey)
                        .toList();
        var chosen = names.stream().mapToInt(name -> example.getOrDefault(name, 0)).toArray();
        return new GridValues(List.of(), names, column.select(chosen));
    }

    private static GridValues ofDates(Column column, DateOrder order, int[] rows) {
        var times = new ArrayList<Moment>();
        for (int row : rows) {
            var text = column.text(row);
            var time = text == null ? null : CalendarTime.parse(text, order);
            if (text != null && time != null) {
                times.add(new Moment(time.epochSecond(), text, row));
            }
        }
        times.sort(Comparator.comparingLong(Moment::second).thenComparingInt(Moment::row));
        var names = new ArrayList<String>();
        var chosen = new ArrayList<Integer>();
        long second = Long.MIN_VALUE;
        for (int i = 0; i < MOST_CATEGORIES && !times.isEmpty(); i++) {
            var moment = times.get((times.size() - 1) * i / (MOST_CATEGORIES - 1));
            if (moment.second != second) {
                names.add(moment.text);
                chosen.add(moment.row);
                second = moment.second;
            }
        }
        int[] places = chosen.stream().mapToInt(Integer::intValue).toArray();
        return new GridValues(List.of(), names, column.select(places));
    }

    private record Moment(long second, String text, int row) {}

    /// The values as a table, all other columns being those of one row.
    Table table(Table table, int row, List<String> names) {
        var repeated = new int[labels.size()];
        Arrays.fill(repeated, row);
        var columns = new ArrayList<Column>();
        for (var name : names) {
            columns.add(name.equals(column.name()) ? column : table.column(name).select(repeated));
        }
        return Table.of(table.name(), columns);
    }
}
