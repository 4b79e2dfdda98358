package io.thalweg.data.schema;

import io.thalweg.data.source.Table;

/// Decides what each column is.
@SuppressWarnings("DoNotCallSuggester")
final class SchemaInference {
    private SchemaInference() {}

    static Schema infer(Table table, String target, SchemaOptions options) {
        throw new IllegalStateException(table + target + options);
    }
}
