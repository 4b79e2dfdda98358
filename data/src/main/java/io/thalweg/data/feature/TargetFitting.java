package io.thalweg.data.feature;

import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Table;
import org.jspecify.annotations.Nullable;

/// Finds scaling, classes and the positive class.
@SuppressWarnings("DoNotCallSuggester")
final class TargetFitting {
    private TargetFitting() {}

    static Target fit(
            Table table, String column, Task task, int[] trainingRows, @Nullable String positive) {
        throw new IllegalStateException(column + task + table + trainingRows.length + positive);
    }

    static int[] usableRows(Table table, String column) {
        throw new IllegalStateException(column + table);
    }
}
