package io.thalweg.learn.recipe;

/// Training ended without a usable network, though the input was fine: the loss left the finite
/// numbers before the first epoch ended.
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what happened, what to try
    public DivergedException(String message) {
        super(message);
    }
}
