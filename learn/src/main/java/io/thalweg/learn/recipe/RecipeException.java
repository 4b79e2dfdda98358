package io.thalweg.learn.recipe;

import io.thalweg.core.error.UserInputException;

/// A recipe that was asked for something it can't do.
public final class RecipeException extends UserInputException {
    private static final long serialVersionUID = 1L;

    /// @param message which setting, what was expected, how to mend it
    public RecipeException(String message) {
        super(message);
    }
}
