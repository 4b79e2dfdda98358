package io.thalweg.learn.recipe;

import io.thalweg.data.source.Table;

/// Some rows of a table.
///
/// @param table the table
/// @param rows indices, in ascending order
@SuppressWarnings("ArrayRecordComponent") // index storage; identity is the right equality
public record Part(Table table, int[] rows) {
    /// How many.
    public int size() {
        return rows.length;
    }
}
