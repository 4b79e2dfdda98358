package io.thalweg.learn.train;

import io.thalweg.core.error.UserInputException;

/// A run that can't go on from the checkpoints it was given, or can't keep any there.
public final class CheckpointException extends UserInputException {
    private static final long serialVersionUID = 1L;

    /// @param message which folder or file, what is wrong, how to mend it
    public CheckpointException(String message) {
        super(message);
    }
}
