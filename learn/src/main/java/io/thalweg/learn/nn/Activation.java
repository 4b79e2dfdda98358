package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;
import java.util.function.UnaryOperator;

/// A function between layers, with a name and the initializer that suits it.
///
/// @param name in messages and model files
/// @param function the function; Shape: kept
/// @param initializer how the weights before it start, where nothing else is asked for
public record Activation(String name, UnaryOperator<Node> function, Initializer initializer) {
    /// Applies the function.
    public Node apply(Node input) {
        return function.apply(input);
    }
}
