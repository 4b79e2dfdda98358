package io.thalweg.data.source;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A column of numbers in double precision; NaN where a value is missing. Infinities are kept as
/// they were written, and refused when the column is used.
public final class NumberColumn implements Column {
    private final String name;
    private final Numbers values;
    private final int missing;
    private final List<String> missingTokens;

    /// The texts in the file, where they are not what NumberText reads; null elsewhere.
    private final @Nullable TextColumn written;

    /// @param values not copied
    NumberColumn(String name, double[] values, List<String> missingTokens) {
        this(name, new Numbers.InMemory(values), missing(values), missingTokens, null);
    }

    /// @param missing how many of the values are NaN
    NumberColumn(String name, Numbers values, int missing, List<String> missingTokens) {
        this(name, values, missing, missingTokens, null);
    }

    private NumberColumn(
            String name,
            Numbers values,
            int missing,
            List<String> missingTokens,
            @Nullable TextColumn written) {
        this.name = name;
        this.written = written;
        this.values = values;
        this.missing = missing;
        this.missingTokens = missingTokens;
    }

    private static int missing(double[] values) {
        int count = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                count++;
            }
        }
        return count;
    }

    /// The numbers in texts.
    ///
    /// @param meaning gives the number that a text stands for
    static NumberColumn written(TextColumn texts, ToDoubleFunction<String> meaning) {
        var known = new double[texts.dictionary().size()];
        for (int code = 0; code < known.length; code++) {
            known[code] = meaning.applyAsDouble(texts.dictionary().get(code));
        }
        var values = new double[texts.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = texts.isMissing(row) ? Double.NaN : known[texts.code(row)];
        }
        return new NumberColumn(
                texts.name(),
                new Numbers.InMemory(values),
                missing(values),
                texts.missingTokens(),
                texts);
    }

    /// A column in memory.
    ///
    /// @param values one number a row, NaN if missing
    public static NumberColumn of(String name, double... values) {
        return new NumberColumn(name, values.clone(), List.of());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return values.size();
    }

    /// The number in this row, NaN if missing.
    public double value(int row) {
        return values.get(row);
    }

    /// All numbers, one a row, NaN if missing (a copy).
    public double[] values() {
        var all = new double[values.size()];
        for (int row = 0; row < all.length; row++) {
            all[row] = values.get(row);
        }
        return all;
    }

    /// Whether a number is no integer.
    boolean hasFractions() {
        for (int row = 0; row < values.size(); row++) {
            double value = values.get(row);
            if (value != Math.rint(value) && !Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values.get(row));
    }

    @Override
    public @Nullable String text(int row) {
        if (written != null) {
            return written.text(row);
        }
        return isMissing(row) ? null : NumberText.canonical(values.get(row));
    }

    @Override
    public int missingCount() {
        return missing;
    }

    @Override
    public List<String> missingTokens() {
        return missingTokens;
    }

    @Override
    public NumberColumn select(int[] rows) {
        var selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values.get(rows[i]);
        }
        return new NumberColumn(
                name,
                new Numbers.InMemory(selected),
                missing(selected),
                missingTokens,
                written == null ? null : written.select(rows));
    }

    @Override
    public String toString() {
        return name + " (" + values.size() + " numbers, " + missing + " missing)";
    }
}
