package io.thalweg.cli;

import io.thalweg.core.error.UserInputException;

/// A Java source that doesn't compile.
final class SourceException extends UserInputException {
    private static final long serialVersionUID = 1L;

    /// @param message what the compiler says, with file and line
    SourceException(String message) {
        super(message);
    }
}
