package io.thalweg.core.session;

import io.thalweg.core.error.UserInputException;

/// A run was fed too little, too much, or values of another length or type.
public final class FeedException extends UserInputException {
    private static final long serialVersionUID = 1L;

    /// @param message which placeholder, what was expected, how to mend it
    public FeedException(String message) {
        super(message);
    }
}
