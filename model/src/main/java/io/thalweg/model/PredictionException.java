package io.thalweg.model;

import io.thalweg.core.error.UserInputException;

/// A model was asked for what it doesn't predict, or given rows that it can't read.
public final class PredictionException extends UserInputException {
    private static final long serialVersionUID = 1L;

    /// @param message what was asked for, what the model does, how to mend it
    public PredictionException(String message) {
        super(message);
    }
}
