package io.thalweg.core.error;

import org.jspecify.annotations.Nullable;

/// The mistake is in what the user gave: a file, a column, an option, a shape.
///
/// The message is complete on its own: it names the user's own thing, says what was expected and
/// how to mend it. Programs show it without a stack trace (the command line exits with 2). Every
/// module has its own sealed family below this class, with fields that name the place.
public abstract class UserInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what happened, what was expected, how to mend it
    protected UserInputException(String message) {
        super(message);
    }

    /// @param message what happened, what was expected, how to mend it
    /// @param cause what the message was made from
    protected UserInputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
