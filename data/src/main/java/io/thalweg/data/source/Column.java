package io.thalweg.data.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of a table: a name, and a value or nothing for each row.
public sealed interface Column permits NumberColumn, TextColumn {
    /// The name from the header.
    String name();

    /// How many rows.
    int size();

    /// Whether the row has no value here.
    boolean isMissing(int row);

    /// The value as text, null if missing. Numbers are in their canonical form (see
    /// [NumberText#canonical(double)]), except that those with commas are as in the file.
    @Nullable String text(int row);

    /// How many rows have no value.
    int missingCount();

    /// The texts that stood for a missing value in the file, "empty" for an empty cell; in the
    /// order of [ReadOptions#missing()].
    List<String> missingTokens();

    /// The same column with only these rows, in this order.
    Column select(int[] rows);
}
