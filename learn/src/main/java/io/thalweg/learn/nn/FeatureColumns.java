package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;
import java.util.ArrayList;
import java.util.List;

/// Some of the features of a row.
final class FeatureColumns {
    private FeatureColumns() {}

    /// @throws LayerException if they don't ascend, or there are none
    static void check(String layer, List<Integer> columns) {
        int before = -1;
        for (int column : columns) {
            if (column <= before) {
                throw new LayerException(
                        "The columns of a "
                                + layer
                                + " have to ascend from 0, not be "
                                + columns
                                + ".");
            }
            before = column;
        }
        if (columns.isEmpty()) {
            throw new LayerException("A " + layer + " needs at least 1 column.");
        }
    }

    /// Shape: `[batch, features]` to `[batch, columns]`. Neighbours are cut out together.
    static Node chosen(Node input, List<Integer> columns) {
        var parts = new ArrayList<Node>();
        int from = columns.get(0);
        int to = from;
        for (int column : columns) {
            if (column != to) {
                parts.add(input.slice(1, from, to));
                from = column;
            }
            to = column + 1;
        }
        parts.add(input.slice(1, from, to));
        var first = parts.removeFirst();
        return parts.isEmpty() ? first : first.concatenate(1, parts.toArray(Node[]::new));
    }
}
