package io.thalweg.data.schema;

import io.thalweg.data.source.Names;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.NumberText;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TargetException;
import io.thalweg.data.source.TextColumn;

/// Decides what is to be predicted.
final class TaskInference {
    private static final int MOST_INTEGER_CLASSES = 20;
    private static final int ROWS_OF_AN_INTEGER_CLASS = 10;

    private TaskInference() {}

    static Task.Choice infer(Table table, String target) {
        var column =
                table.find(target)
                        .orElseThrow(() ->
                                Names.absent(
                                        table.name(), target, "the target", table.columnNames()));
        return switch (column) {
            case NumberColumn numbers -> ofNumbers(table, numbers);
            case TextColumn texts -> ofTexts(table, texts);
        };
    }

    private static Task.Choice ofTexts(Table table, TextColumn column) {
        var used = UsedTexts.of(column);
        MostlyNumbers.check(table, column, used);
        if (used.distinct() == 0) {
            throw allMissing(table, column.name());
        }
        if (used.distinct() == 1) {
            throw oneValue(table, column.name(), used.texts().getFirst());
        }
        if (used.distinct() == 2) {
            return new Task.Choice(
                    Task.BINARY, "two different values: " + String.join(", ", used.texts()));
        }
        return new Task.Choice(Task.MULTICLASS, used.distinct() + " different texts");
    }

    private static Task.Choice ofNumbers(Table table, NumberColumn column) {
        var distinct = DistinctNumbers.of(column, Field.COUNTED_DISTINCT);
        int count = distinct.length;
        if (count == 0) {
            throw allMissing(table, column.name());
        }
        if (count == 1) {
            throw oneValue(table, column.name(), NumberText.canonical(distinct[0]));
        }
        if (count == 2) {
            return new Task.Choice(
                    Task.BINARY,
                    "two different values: "
                            + NumberText.canonical(distinct[0])
                            + ", "
                            + NumberText.canonical(distinct[1])
                            + " (if they are quantities: --task regression)");
        }
        int rows = column.size() - column.missingCount();
        if (isSequence(distinct)
                && count <= MOST_INTEGER_CLASSES
                && count * ROWS_OF_AN_INTEGER_CLASS <= rows) {
            return new Task.Choice(
                    Task.MULTICLASS,
                    "the integers "
                            + NumberText.canonical(distinct[0])
                            + " to "
                            + NumberText.canonical(distinct[count - 1])
                            + " (if they are quantities: --task regression)");
        }
        return new Task.Choice(
                Task.REGRESSION,
                "numbers"
                        + (count <= MOST_INTEGER_CLASSES
                                ? " (if each is a class: --task multiclass)"
                                : ""));
    }

    /// 0 … k − 1 or 1 … k, without a gap.
    private static boolean isSequence(double[] sorted) {
        if (sorted[0] != 0 && sorted[0] != 1) {
            return false;
        }
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[0] + i) {
                return false;
            }
        }
        return true;
    }

    private static TargetException allMissing(Table table, String target) {
        return new TargetException(
                table.name(),
                target,
                "every value of the target is missing; name another column (--target), or say what"
                        + " counts as missing (--missing)");
    }

    private static TargetException oneValue(Table table, String target, String value) {
        return new TargetException(
                table.name(),
                target,
                "every row has the same value, "
                        + value
                        + ", so there is nothing to learn; the target needs at least two");
    }
}
