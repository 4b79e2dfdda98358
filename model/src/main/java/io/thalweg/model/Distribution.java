package io.thalweg.model;

import io.thalweg.data.schema.Field;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the values of a column were spread over the rows that trained a model: what later rows are
/// compared with.
///
/// @param column its name
/// @param rows how many rows were looked at
/// @param missing the share of them without a value, 0 to 1
/// @param values of numbers, rising: the least, every twentieth of the sorted ones, the greatest,
///   none of them twice; none where the values are no numbers
/// @param names of names: the most frequent ones, these first
/// @param shares of the rows that have a value: of numbers those up to each of the values, of names
///   those with each
public record Distribution(
        String column,
        int rows,
        double missing,
        List<Double> values,
        List<String> names,
        List<Double> shares) {
    /// Into how many stretches the values cut the rows.
    private static final int STRETCHES = 20;

    /// More names aren't kept.
    private static final int MOST_NAMES = 100;

    /// So many rows say enough of how values are spread.
    private static final int MOST_ROWS = 1_000_000;

    /// Keeps copies.
    ///
    /// @throws IllegalArgumentException if there isn't a share for each value or name
    public Distribution {
        values = List.copyOf(values);
        names = List.copyOf(names);
        shares = List.copyOf(shares);
        if (values.size() + names.size() != shares.size()
                || (!values.isEmpty() && !names.isEmpty())) {
            throw new IllegalArgumentException("the distribution of " + column);
        }
    }

    /// Of more than a million rows every second, third and so on, so that what they take of memory
    /// has a limit.
    public static int[] some(int[] rows) {
        int step = Math.ceilDiv(rows.length, MOST_ROWS);
        if (step <= 1) {
            return rows;
        }
        var some = new int[rows.length / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = rows[i * step];
        }
        return some;
    }

    /// The distribution of some rows. Of sentences and of times the share of missing values is kept
    /// alone.
    public static Distribution of(Table table, Field field, int[] rows) {
        var name = field.name();
        var column = table.column(name);
        return switch (field.kind()) {
            case NUMBER ->
                    column instanceof NumberColumn numbers
                            ? ofNumbers(name, numbers(numbers, rows))
                            : ofNames(name, names(column, rows));
            case CATEGORY, BOOLEAN -> ofNames(name, names(column, rows));
            case DATE_TIME, TEXT, IDENTIFIER, CONSTANT ->
                    new Distribution(
                            name,
                            rows.length,
                            missing(column, rows),
                            List.of(),
                            List.of(),
                            List.of());
        };
    }

    /// The share of some rows that have no value.
    public static double missing(Column column, int[] rows) {
        int missing = 0;
        for (int row : rows) {
            missing +=
                    switch (column) {
                        case TextColumn texts -> texts.code(row) == TextColumn.MISSING ? 1 : 0;
                        case NumberColumn numbers -> Double.isNaN(numbers.value(row)) ? 1 : 0;
                    };
        }
        return share(missing, rows.length);
    }

    /// The values of some rows; NaN is missing.
    ///
    /// @return \[rows\]
    public static double[] numbers(NumberColumn column, int[] rows) {
        var values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = column.value(rows[i]);
        }
        return values;
    }

    /// How often each value occurs in some rows; the empty text stands for a missing one.
    public static Map<String, Integer> names(Column column, int[] rows) {
        var counts = new HashMap<String, Integer>();
        switch (column) {
            case TextColumn texts -> {
                var codes = new int[texts.dictionary().size()];
                int missing = 0;
                for (int row : rows) {
                    int code = texts.code(row);
                    if (code == TextColumn.MISSING) {
                        missing++;
                    } else {
                        codes[code]++;
                    }
                }
                for (int code = 0; code < codes.length; code++) {
                    if (codes[code] > 0) {
                        counts.put(texts.dictionary().get(code), codes[code]);
                    }
                }
                counts.put("", missing);
            }
            case NumberColumn numbers -> {
                for (int row : rows) {
                    boolean isMissing = Double.isNaN(numbers.value(row));
                    counts.merge(
                            isMissing ? "" : String.valueOf(numbers.text(row)), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /// The distribution of numbers.
    ///
    /// @param numbers NaN is missing
    public static Distribution ofNumbers(String column, double[] numbers) {
        double[] sorted = sorted(numbers);
        var values = new ArrayList<Double>();
        var shares = new ArrayList<Double>();
        for (int i = 0; sorted.length > 0 && i <= STRETCHES; i++) {
            double value = sorted[(int) ((long) (sorted.length - 1) * i / STRETCHES)];
            if (values.isEmpty() || value > values.getLast()) {
                values.add(value);
                shares.add(shareUpTo(sorted, value));
            }
        }
        return new Distribution(
                column,
                numbers.length,
                share(numbers.length - sorted.length, numbers.length),
                values,
                List.of(),
                shares);
    }

    /// The finite ones of some numbers, rising.
    public static double[] sorted(double[] numbers) {
        double[] finite = new double[numbers.length];
        int count = 0;
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                finite[count++] = number;
            }
        }
        finite = Arrays.copyOf(finite, count);
        Arrays.sort(finite);
        return finite;
    }

    /// The share of numbers that are not greater than a value.
    ///
    /// @param sorted rising
    public static double shareUpTo(double[] sorted, double value) {
        int count = 0;
        int end = sorted.length;
        while (count < end) {
            int middle = (count + end) >>> 1;
            if (sorted[middle] <= value) {
                count = middle + 1;
            } else {
                end = middle;
            }
        }
        return share(count, sorted.length);
    }

    private static Distribution ofNames(String column, Map<String, Integer> counts) {
        int rows = counts.values().stream().mapToInt(Integer::intValue).sum();
        int missing = counts.getOrDefault("", 0);
        var most =
                counts.entrySet().stream()
                        .filter(entry -> !entry.getKey().isEmpty())
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_NAMES)
                        .toList();
        var names = new ArrayList<String>();
        var shares = new ArrayList<Double>();
        for (var entry : most) {
            names.add(entry.getKey());
            shares.add(share(entry.getValue(), rows - missing));
        }
        return new Distribution(column, rows, share(missing, rows), List.of(), names, shares);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
