package io.thalweg.model;

import io.thalweg.core.error.UserInputException;
import org.jspecify.annotations.Nullable;

/// A file that isn't a model file, or a damaged one, or a place that none can be written to.
public final class ModelFileException extends UserInputException {
    private static final long serialVersionUID = 1L;

    private final String file;

    /// @param file which file
    /// @param message what is wrong with it and where, what was expected, how to mend it
    public ModelFileException(String file, String message) {
        this(file, message, null);
    }

    /// @param file which file
    /// @param message what is wrong with it and where, what was expected, how to mend it
    /// @param cause what the message was made from
    public ModelFileException(String file, String message, @Nullable Throwable cause) {
        super(file + ": " + message, cause);
        this.file = file;
    }

    /// Which file.
    public String file() {
        return file;
    }
}
