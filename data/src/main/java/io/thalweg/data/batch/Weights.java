package io.thalweg.data.batch;

import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Table;

/// How much each row counts.
@SuppressWarnings("DoNotCallSuggester")
public final class Weights {
    private Weights() {}

    /// The weights of these rows.
    ///
    /// @throws DataException if the column is absent, a weight is missing, negative or not finite,
    ///   or all are 0
    public static float[] of(Table table, String column, int[] rows) {
        throw new IllegalStateException(table.name() + column + rows.length);
    }
}
