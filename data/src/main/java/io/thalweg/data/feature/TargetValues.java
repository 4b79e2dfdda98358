package io.thalweg.data.feature;

import io.thalweg.data.source.Names;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.ValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the target of rows, each of which must have one.
final class TargetValues {
    private TargetValues() {}

    static double[] numbers(Table table, String column, int[] rows) {
        TargetFitting.require(table, column);
        var cells = FeatureFitting.cells(table, column);
        var values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = cells.number(rows[i]);
            if (Double.isNaN(values[i])) {
                throw missing(table, column, rows[i]);
            }
        }
        return values;
    }

    static int[] classes(Table table, String column, int[] rows, List<String> classes) {
        TargetFitting.require(table, column);
        Map<String, Integer> indices = HashMap.newHashMap(classes.size());
        for (int i = 0; i < classes.size(); i++) {
            indices.put(classes.get(i), i);
        }
        var cells = FeatureFitting.cells(table, column);
        var encoded = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            var name = cells.text(rows[i]);
            if (name == null) {
                throw missing(table, column, rows[i]);
            }
            var index = indices.get(name);
            if (index == null) {
                throw new ValueException(
                        table.source(rows[i]),
                        table.line(rows[i]),
                        column,
                        name,
                        "the class \""
                                + name
                                + "\" is not one of those the model knows ("
                                + Names.list(classes)
                                + "); correct it or leave the row out");
            }
            encoded[i] = index;
        }
        return encoded;
    }

    private static ValueException missing(Table table, String column, int row) {
        return new ValueException(
                table.source(row),
                table.line(row),
                column,
                "",
                "the target is missing in this row; fill it in or leave the row out");
    }
}
