package io.thalweg.data.batch;

import io.thalweg.data.source.ColumnException;
import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Names;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.NumberText;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import io.thalweg.data.source.ValueException;

/// How much each row counts.
public final class Weights {
    private Weights() {}

    /// The weights of these rows.
    ///
    /// @throws DataException if the column is absent, a weight is missing, negative or not finite,
    ///   or all are 0
    public static float[] of(Table table, String column, int[] rows) {
        var found = table.find(column);
        if (found.isEmpty()) {
            throw Names.absent(table.name(), column, "the weights", table.columnNames());
        }
        var weights = new float[rows.length];
        boolean any = false;
        for (int i = 0; i < rows.length; i++) {
            double weight =
                    switch (found.get()) {
                        case NumberColumn numbers -> numbers.value(rows[i]);
                        case TextColumn texts -> parsed(texts, rows[i]);
                    };
            float narrow = (float) weight;
            if (!(narrow >= 0) || Float.isInfinite(narrow)) {
                var text = found.get().text(rows[i]);
                var shown = text == null ? "" : text;
                throw new ValueException(
                        table.source(rows[i]),
                        table.line(rows[i]),
                        column,
                        shown,
                        (text == null ? "the weight is missing" : "\"" + shown + "\" is no weight")
                                + "; expected a finite number, 0 or more");
            }
            weights[i] = narrow;
            any |= narrow > 0;
        }
        if (!any) {
            throw new ColumnException(
                    table.name(),
                    column,
                    "every weight in column " + column + " is 0, so no row counts",
                    null);
        }
        return weights;
    }

    private static double parsed(TextColumn column, int row) {
        var text = column.text(row);
        return text == null ? Double.NaN : NumberText.parse(text);
    }
}
