package io.thalweg.core.graph;

import io.thalweg.core.error.UserInputException;

/// An expression that can't be built: a name used twice, nodes of two graphs, classes where numbers
/// are needed.
public final class GraphException extends UserInputException {
    private static final long serialVersionUID = 1L;

    /// @param message which node, what was expected, how to mend it
    public GraphException(String message) {
        super(message);
    }
}
