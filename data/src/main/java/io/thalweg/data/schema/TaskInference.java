package io.thalweg.data.schema;

import io.thalweg.data.source.Table;

/// Decides what is to be predicted.
@SuppressWarnings("DoNotCallSuggester")
final class TaskInference {
    private TaskInference() {}

    static Task.Choice infer(Table table, String target) {
        throw new IllegalStateException(table + target);
    }
}
