package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;
import java.util.List;

/// Where a layer lies in a graph.
///
/// @param name its kind and a number: `dense_1`
/// @param output what it gives
/// @param firstNode the position of the first of its nodes in the graph
/// @param endNode the position after its last
/// @param variables what it trains
public record BuiltLayer(
        String name, Node output, int firstNode, int endNode, List<Node> variables) {
    /// Keeps a copy of the list.
    public BuiltLayer {
        variables = List.copyOf(variables);
    }

    /// Whether a node was made for this layer.
    public boolean holds(Node node) {
        return node.id() >= firstNode && node.id() < endNode;
    }
}
