package io.thalweg.data.feature;

import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.Names;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds scaling, classes and the positive class.
final class TargetFitting {
    private TargetFitting() {}

    static Target fit(
            Table table, String column, Task task, int[] trainingRows, @Nullable String positive) {
        require(table, column);
        if (positive != null && task != Task.BINARY) {
            throw new TargetException(
                    table.name(),
                    column,
                    "a positive class ("
                            + positive
                            + ") needs a target of two classes, but the task is "
                            + task.name().toLowerCase(Locale.ROOT)
                            + "; leave it out");
        }
        return task == Task.REGRESSION
                ? number(table, column, trainingRows)
                : classes(table, column, task, positive);
    }

    static int[] usableRows(Table table, String name) {
        var column = require(table, name);
        var rows = new int[column.size()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (!column.isMissing(row)) {
                rows[count++] = row;
            }
        }
        if (count == 0) {
            throw new TargetException(
                    table.name(),
                    name,
                    "every value of the target is missing; name another column (--target), or say"
                            + " what counts as missing (--missing)");
        }
        return Arrays.copyOf(rows, count);
    }

    static Column require(Table table, String name) {
        var column = table.find(name);
        if (column.isEmpty()) {
            throw Names.absent(table.name(), name, "the target", table.columnNames());
        }
        return column.get();
    }

    private static NumberTarget number(Table table, String column, int[] rows) {
        var values = TargetValues.numbers(table, column, rows);
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        // skewed to the right only: a long tail of large values is what a logarithm shortens
        boolean logarithm =
                least > 0
                        && Curve.STRAIGHT.skewness(values) > 1
                        && Curve.forSkewed(values) == Curve.LOGARITHM;
        var curve = logarithm ? Curve.LOGARITHM : Curve.STRAIGHT;
        double sum = 0;
        for (double value : values) {
            sum += curve.of(value);
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            double distance = curve.of(value) - mean;
            squares += distance * distance;
        }
        double scale = Math.sqrt(squares / values.length);
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new TargetException(
                    table.name(),
                    column,
                    values.length == 0
                            ? "no row is left for training"
                            : "the rows for training all have the same value, so there is nothing to"
                                    + " learn; the target needs at least two");
        }
        return new NumberTarget(column, logarithm, mean, scale);
    }

    private static ClassTarget classes(
            Table table, String column, Task task, @Nullable String positive) {
        var counts = new Counts();
        var cells = FeatureFitting.cells(table, column);
        for (int row = 0; row < table.rows(); row++) {
            var name = cells.text(row);
            if (name != null) {
                counts.add(name);
            }
        }
        var names = counts.names(1);
        CategoryOrder.sort(names);
        checkClasses(table, column, task, names, counts.total());
        if (task != Task.BINARY) {
            return new ClassTarget(column, names, -1, "");
        }
        return PositiveClass.choose(table, column, names, counts, positive);
    }

    private static void checkClasses(
            Table table, String column, Task task, List<String> names, int rows) {
        if (names.isEmpty()) {
            throw new TargetException(
                    table.name(),
                    column,
                    "every value of the target is missing; name another column");
        }
        if (names.size() == 1) {
            throw new TargetException(
                    table.name(),
                    column,
                    "every row is of the class "
                            + names.getFirst()
                            + ", so there is nothing to learn; the target needs at least two classes");
        }
        if (task == Task.BINARY && names.size() > 2) {
            throw new TargetException(
                    table.name(),
                    column,
                    "a binary target has two classes, this one has "
                            + names.size()
                            + " ("
                            + Names.list(names)
                            + "); use --task multiclass");
        }
        if (names.size() > 2 && names.size() * 2 > rows) {
            throw new TargetException(
                    table.name(),
                    column,
                    names.size()
                            + " classes are more than "
                            + rows
                            + " rows allow, since each needs at least two; name another column, or use"
                            + " --task regression if these are quantities");
        }
    }
}
