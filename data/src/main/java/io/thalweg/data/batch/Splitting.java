package io.thalweg.data.batch;

import io.thalweg.data.source.Table;

/// Divides rows.
@SuppressWarnings("DoNotCallSuggester")
final class Splitting {
    private Splitting() {}

    static Split random(int[] rows, Shares shares, long seed) {
        throw new IllegalStateException(rows.length + " " + shares + seed);
    }

    static Split stratified(int[] rows, int[] classes, Shares shares, long seed) {
        throw new IllegalStateException(rows.length + " " + classes.length + shares + seed);
    }

    static Split byTime(Table table, String timeColumn, int[] rows, Shares shares) {
        throw new IllegalStateException(table.name() + timeColumn + rows.length + shares);
    }

    static Split byGroup(Table table, String groupColumn, int[] rows, Shares shares, long seed) {
        throw new IllegalStateException(table.name() + groupColumn + rows.length + shares + seed);
    }
}
