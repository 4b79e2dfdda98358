package io.thalweg.data.source;

import org.jspecify.annotations.Nullable;

/// The file's lines don't form a table: a ragged row, an open quote, a header without names.
public final class FormatException extends DataException {
    private static final long serialVersionUID = 1L;

    /// @param file the file as the user named it
    /// @param line the line, or 0
    /// @param column the column's name, if there is one
    /// @param problem what is wrong and how to mend it, to follow the place and a colon
    public FormatException(String file, int line, @Nullable String column, String problem) {
        super(Place.of(file, line, column) + ": " + problem, file, line, column, null);
    }
}
