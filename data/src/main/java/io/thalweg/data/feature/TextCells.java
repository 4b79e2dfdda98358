package io.thalweg.data.feature;

import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.source.NumberText;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import org.jspecify.annotations.Nullable;

/// A table's column of texts. Each different text is looked at once.
final class TextCells implements Cells {
    private final Table table;
    private final TextColumn column;
    private final @Nullable String[] canonical;

    TextCells(Table table, TextColumn column) {
        this.table = table;
        this.column = column;
        this.canonical = new String[column.dictionary().size()];
    }

    @Override
    public double number(int row) {
        var text = column.text(row);
        if (text == null) {
            return Double.NaN;
        }
        double value = NumberText.parse(text);
        if (Double.isNaN(value)) {
            throw Mistakes.notANumber(table.source(row), table.line(row), column.name(), text);
        }
        if (Double.isInfinite(value)) {
            throw Mistakes.infinite(table.source(row), table.line(row), column.name(), value);
        }
        return value;
    }

    @Override
    public @Nullable String text(int row) {
        int code = column.code(row);
        if (code == TextColumn.MISSING) {
            return null;
        }
        var known = canonical[code];
        if (known == null) {
            known = NumberText.canonical(column.dictionary().get(code));
            canonical[code] = known;
        }
        return known;
    }

    @Override
    public @Nullable CalendarTime time(int row, DateOrder order) {
        var text = column.text(row);
        if (text == null) {
            return null;
        }
        var time = CalendarTime.parse(text, order);
        if (time == null) {
            throw Mistakes.notADate(table.source(row), table.line(row), column.name(), text, order);
        }
        return time;
    }
}
