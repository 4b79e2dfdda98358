package io.thalweg.data.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of numbers in double precision; NaN where a value is missing. Infinities are kept as
/// they were written, and refused when the column is used.
public final class NumberColumn implements Column {
    private final String name;
    private final double[] values;
    private final int missing;
    private final List<String> missingTokens;

    /// @param values not copied
    NumberColumn(String name, double[] values, List<String> missingTokens) {
        this.name = name;
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

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public @Nullable String text(int row) {
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
        return new NumberColumn(name, selected, missingTokens);
    }

    @Override
    public String toString() {
        return name + " (" + values.length + " numbers, " + missing + " missing)";
    }
}
