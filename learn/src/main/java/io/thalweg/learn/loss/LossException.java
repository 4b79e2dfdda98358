package io.thalweg.learn.loss;

import io.thalweg.core.error.UserInputException;

/// A setting of a loss that makes no sense.
public final class LossException extends UserInputException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final double value;

    /// @param setting what was set, in words
    /// @param value what it was set to
    /// @param expected what was expected, like "more than 0"
    public LossException(String setting, double value, String expected) {
        super("The " + setting + " is " + value + "; expected " + expected + ".");
        this.setting = setting;
        this.value = value;
    }

    /// What was set.
    public String setting() {
        return setting;
    }

    /// What it was set to.
    public double value() {
        return value;
    }

    static void requirePositive(String setting, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new LossException(setting, value, "a number above 0");
        }
    }

    static void requireSmoothing(double value) {
        if (!(value >= 0 && value < 1)) {
            throw new LossException("label smoothing", value, "0 (none) or more, and less than 1");
        }
    }
}
