package io.thalweg.data.feature;

import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.source.NumberText;
import org.jspecify.annotations.Nullable;

/// One column of rows of plain numbers.
///
/// @param values row after row
/// @param columns how many numbers a row has
/// @param column which of them
/// @param name the column's name, for messages
@SuppressWarnings("ArrayRecordComponent") // read once, by the encoder that it was made for
record ArrayCells(double[] values, int columns, int column, String name) implements Cells {
    @Override
    public double number(int row) {
        double value = values[row * columns + column];
        if (Double.isInfinite(value)) {
            throw Mistakes.infinite("row " + (row + 1), 0, name, value);
        }
        return value;
    }

    @Override
    public @Nullable String text(int row) {
        double value = values[row * columns + column];
        return Double.isNaN(value) ? null : NumberText.canonical(value);
    }

    @Override
    public @Nullable CalendarTime time(int row, DateOrder order) {
        throw new IllegalStateException("A date in an array of numbers: refused before.");
    }
}
