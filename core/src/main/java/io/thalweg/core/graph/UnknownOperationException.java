package io.thalweg.core.graph;

/// A file has an operation, or a version of one, that this program doesn't know: a newer program
/// wrote it.
public final class UnknownOperationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// @param message which operation and version, and what this program knows
    UnknownOperationException(String message) {
        super(message);
    }
}
