package io.thalweg.learn.doctor;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.schema.Kind;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import java.util.ArrayList;
import java.util.List;

/// Some rows of a table, as they are in the file.
public final class ExaminedTable implements ExaminedRows {
    private final int[] rows;
    private final List<String> names = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final boolean[] isCategory;
    private final List<String> classes;
    private final double[] targets;

    /// @param table whose rows they are
    /// @param rows indices
    /// @param schema says which columns are used, and as what
    /// @param target what is predicted
    public ExaminedTable(Table table, int[] rows, Schema schema, Target target) {
        this.rows = rows;
        var used = schema.used();
        isCategory = new boolean[used.size()];
        for (var field : used) {
            var column = table.find(field.name());
            if (column.isPresent()) {
                isCategory[names.size()] =
                        field.kind() != Kind.NUMBER || !(column.get() instanceof NumberColumn);
                names.add(field.name());
                columns.add(column.get());
            }
        }
        switch (target) {
            case ClassTarget classTarget -> {
                classes = classTarget.classes();
                var encoded = classTarget.encode(table, rows);
                targets = new double[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    targets[i] = encoded[i];
                }
            }
            case NumberTarget number -> {
                classes = List.of();
                targets = number.values(table, rows);
            }
        }
    }

    @Override
    public int rows() {
        return rows.length;
    }

    @Override
    public List<String> columns() {
        return names;
    }

    @Override
    public double number(int row, int column) {
        return switch (columns.get(column)) {
            case NumberColumn numbers -> numbers.value(rows[row]);
            case TextColumn texts ->
                    texts.isMissing(rows[row]) ? Double.NaN : texts.code(rows[row]);
        };
    }

    @Override
    public boolean isCategory(int column) {
        return isCategory[column];
    }

    @Override
    public long code(int row, int column) {
        return switch (columns.get(column)) {
            case NumberColumn numbers -> Double.doubleToLongBits(numbers.value(rows[row]) + 0.0);
            case TextColumn texts -> {
                var text = texts.text(rows[row]);
                yield text == null ? -1L << 40 : text.hashCode();
            }
        };
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public double target(int row) {
        return targets[row];
    }
}
