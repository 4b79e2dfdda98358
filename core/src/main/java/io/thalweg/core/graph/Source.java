package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where values come from: fed, kept, or fixed. They have no operands.
public sealed interface Source extends Op permits Placeholder, Variable, Constant {
    /// The shape of the value.
    Shape shape();

    @Override
    default Shape shape(List<Shape> operands) {
        return shape();
    }

    @Override
    default List<@Nullable Node> gradient(Node node, Node upstream) {
        return List.of();
    }
}
