package io.thalweg.data.schema;

import io.thalweg.data.source.Names;
import io.thalweg.data.source.NumberText;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import io.thalweg.data.source.ValueException;

/// Finds the few texts that stand in a column of numbers by mistake.
final class MostlyNumbers {
    /// The share of the values from which a column is meant to be numbers.
    private static final double SHARE = 0.85;

    /// Fewer different numbers than this may be codes, such as 0, 1, 2, 3+.
    private static final int NUMBERS = 8;

    /// More different texts than this may be codes, such as 12, 12a, 12b.
    private static final int TEXTS = 5;

    private MostlyNumbers() {}

    /// @throws ValueException naming the first text, if the column is meant to be numbers
    static void check(Table table, TextColumn column, UsedTexts used) {
        int numbers = 0;
        int rows = 0;
        String text = null;
        for (int i = 0; i < used.distinct(); i++) {
            var value = used.texts().get(i);
            if (NumberText.isPadded(value)) {
                return; // 007: codes
            }
            if (Double.isNaN(NumberText.parse(value))) {
                if (text == null) {
                    text = value;
                }
            } else {
                numbers++;
                rows += used.counts()[i];
            }
        }
        if (text != null
                && numbers >= NUMBERS
                && used.distinct() - numbers <= TEXTS
                && rows >= SHARE * used.total()) {
            throw text(table, column, text, "the other values are numbers");
        }
    }

    /// @throws ValueException naming the first text, whatever the other values are
    static void require(Table table, TextColumn column, UsedTexts used) {
        for (var value : used.texts()) {
            if (Double.isNaN(NumberText.parse(value))) {
                throw text(table, column, value, "this column is to be numbers");
            }
        }
    }

    private static ValueException text(
            Table table, TextColumn column, String text, String expectation) {
        int row = 0;
        while (!text.equals(column.text(row))) {
            row++;
        }
        return new ValueException(
                table.source(row),
                table.line(row),
                column.name(),
                text,
                "\""
                        + Names.shown(text)
                        + "\" is not a number, but "
                        + expectation
                        + "; correct it, or say that it means a missing value (--missing '"
                        + Names.shown(text)
                        + "'), or that the column is a category (--categorical "
                        + Names.shown(column.name())
                        + ")");
    }
}
