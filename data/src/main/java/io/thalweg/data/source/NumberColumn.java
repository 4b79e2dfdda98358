package io.thalweg.data.source;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A column of numbers in double precision; NaN where a value is missing. Infinities are kept as
/// they were written, and refused when the column is used.
public final class NumberColumn implements Column {
    private final String name;
    private final double[] values;
    private final int missing;
    private final List<String> missingTokens;

    /// The texts in the file, where they are not what NumberText reads; null elsewhere.
    private final @Nullable TextColumn written;

    /// @param values not copied
    NumberColumn(String name, double[] values, List<String> missingTokens) {
        this(name, values, missingTokens, null);
    }

    private NumberColumn(
            String name,
            double[] values,
            List<String> missingTokens,
            @Nullable TextColumn written) {
        this.name = name;
        this.written = written;
        this.values = values;
        this.missingTokens = missingTokens;
        int count = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                count++;
            }
        }
        this.missing = count;
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
        return new NumberColumn(texts.name(), values, texts.missingTokens(), texts);
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
        return values.length;
    }

    /// The number in this row, NaN if missing.
    public double value(int row) {
        return values[row];
    }

    /// All numbers, one a row, NaN if missing (a copy).
    public double[] values() {
        return values.clone();
    }

    /// Whether a number is no integer.
    boolean hasFractions() {
        for (double value : values) {
            if (value != Math.rint(value) && !Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public @Nullable String text(int row) {
        if (written != null) {
            return written.text(row);
        }
        return isMissing(row) ? null : NumberText.canonical(values[row]);
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
            selected[i] = values[rows[i]];
        }
        return new NumberColumn(
                name, selected, missingTokens, written == null ? null : written.select(rows));
    }

    @Override
    public String toString() {
        return name + " (" + values.length + " numbers, " + missing + " missing)";
    }
}
