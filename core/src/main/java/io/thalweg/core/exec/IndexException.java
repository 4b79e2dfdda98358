package io.thalweg.core.exec;

import io.thalweg.core.error.UserInputException;
import io.thalweg.core.graph.Node;

/// A class or row number outside the range that an operation can look up.
public final class IndexException extends UserInputException {
    private static final long serialVersionUID = 1L;

    private IndexException(String message) {
        super(message);
    }

    /// Checks the numbers that a node looks up.
    static void check(int[] indices, int length, int rows, Node node) {
        for (int i = 0; i < length; i++) {
            if (indices[i] < 0 || indices[i] >= rows) {
                throw new IndexException(
                        "Position "
                                + i
                                + " of what '"
                                + node.op().name()
                                + "' looks up holds "
                                + indices[i]
                                + "; expected 0 to "
                                + (rows - 1)
                                + ".");
            }
        }
    }
}
