package io.thalweg.cli;

import io.thalweg.core.error.UserInputException;

/// A mistake in the words typed after `thalweg`.
final class UsageException extends UserInputException {
    private static final long serialVersionUID = 1L;

    private final String command;

    /// @param command the command's words, such as `thalweg train`, whose help explains more
    /// @param message what is wrong, complete sentences
    UsageException(String command, String message) {
        super(message + "\nSee: " + command + " --help");
        this.command = command;
    }

    /// @return the command's words, such as `thalweg train`
    String command() {
        return command;
    }
}
