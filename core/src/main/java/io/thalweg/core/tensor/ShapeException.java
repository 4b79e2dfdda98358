package io.thalweg.core.tensor;

import io.thalweg.core.error.UserInputException;

/// Shapes that don't fit together: of the operands of an expression, or of a value and what it is
/// given to.
public final class ShapeException extends UserInputException {
    private static final long serialVersionUID = 1L;

    /// @param message which operation or name, the shapes met, what was expected
    public ShapeException(String message) {
        super(message);
    }
}
