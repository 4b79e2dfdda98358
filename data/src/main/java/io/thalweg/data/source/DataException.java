package io.thalweg.data.source;

import io.thalweg.core.error.UserInputException;
import org.jspecify.annotations.Nullable;

/// The mistake is in the user's data. The message is complete; the fields say the place once more
/// for programs.
public abstract sealed class DataException extends UserInputException
        permits FileException,
                FormatException,
                ColumnException,
                ValueException,
                TargetException,
                SplitException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final @Nullable String column;

    DataException(
            String message,
            String file,
            int line,
            @Nullable String column,
            @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /// The file as the user named it, or the name of a table made in memory.
    public final String file() {
        return file;
    }

    /// The line in the file, the header being line 1; 0 if no line can be named.
    public final int line() {
        return line;
    }

    /// The column's name, if the mistake is in one column.
    public final @Nullable String column() {
        return column;
    }
}
