package io.thalweg.learn.optim;

import io.thalweg.core.error.UserInputException;

/// A setting of an optimizer or schedule that makes no sense, or nothing to optimize.
public final class OptimizerException extends UserInputException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    /// @param setting what was set, in words
    /// @param message what was found, what was expected, how to mend it
    public OptimizerException(String setting, String message) {
        super(message);
        this.setting = setting;
    }

    /// What was set.
    public String setting() {
        return setting;
    }

    static void require(boolean fine, String setting, double value, String expected) {
        if (!fine) {
            throw new OptimizerException(
                    setting, "The " + setting + " is " + value + "; expected " + expected + ".");
        }
    }

    static void requirePositive(String setting, double value) {
        require(value > 0 && value < Double.POSITIVE_INFINITY, setting, value, "a number above 0");
    }

    static void requireNotNegative(String setting, double value) {
        require(
                value >= 0 && value < Double.POSITIVE_INFINITY,
                setting,
                value,
                "0 or a number above");
    }

    /// A share that what is remembered keeps in each step.
    static void requireDecay(String setting, double value) {
        require(value >= 0 && value < 1, setting, value, "0 or more, and less than 1");
    }
}
