package io.thalweg.data.source;

import org.jspecify.annotations.Nullable;

/// A column is needed and absent, or is used in a way that contradicts itself.
public final class ColumnException extends DataException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String nearest;

    /// @param file the file as the user named it
    /// @param column the column asked for
    /// @param problem what is wrong and how to mend it, to follow the file's name and a colon
    /// @param nearest the existing name that was probably meant, if one is near
    public ColumnException(String file, String column, String problem, @Nullable String nearest) {
        super(Place.of(file, 0, null) + ": " + problem, file, 0, column, null);
        this.nearest = nearest;
    }

    /// The existing name that was probably meant.
    public @Nullable String nearest() {
        return nearest;
    }
}
