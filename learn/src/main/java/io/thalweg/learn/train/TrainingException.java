package io.thalweg.learn.train;

import io.thalweg.core.error.UserInputException;

/// A training run that can't begin as it was set up.
public final class TrainingException extends UserInputException {
    private static final long serialVersionUID = 1L;

    /// @param message which setting, what was expected
    public TrainingException(String message) {
        super(message);
    }

    static void require(boolean holds, String what, Number value, String expected) {
        if (!holds) {
            throw new TrainingException(
                    "The " + what + " is " + value + "; expected " + expected + ".");
        }
    }
}
