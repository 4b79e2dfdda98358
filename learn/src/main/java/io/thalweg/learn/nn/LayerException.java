package io.thalweg.learn.nn;

import io.thalweg.core.error.UserInputException;

/// A layer, an activation or an initializer was asked for with a setting it can't have.
public final class LayerException extends UserInputException {
    private static final long serialVersionUID = 1L;

    /// @param message which setting, what was expected
    public LayerException(String message) {
        super(message);
    }
}
