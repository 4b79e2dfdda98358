package io.thalweg.data.feature;

import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.NumberText;
import io.thalweg.data.source.Table;
import org.jspecify.annotations.Nullable;

/// A table's column of numbers.
record NumberCells(Table table, NumberColumn column) implements Cells {
    @Override
    public double number(int row) {
        double value = column.value(row);
        if (Double.isInfinite(value)) {
            throw Mistakes.infinite(table.source(row), table.line(row), column.name(), value);
        }
        return value;
    }

    @Override
    public @Nullable String text(int row) {
        return column.text(row);
    }

    @Override
    public @Nullable CalendarTime time(int row, DateOrder order) {
        if (column.isMissing(row)) {
            return null;
        }
        var text = NumberText.canonical(column.value(row));
        throw Mistakes.notADate(table.source(row), table.line(row), column.name(), text, order);
    }
}
