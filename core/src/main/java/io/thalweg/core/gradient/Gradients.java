package io.thalweg.core.gradient;

import io.thalweg.core.graph.ChainRule;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.GraphException;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.List;

/// Adds the gradient of a value to its graph.
///
/// Source: reverse accumulation (Linnainmaa 1970; Rumelhart, Hinton, Williams 1986). The nodes are
/// walked from the last to the first; each hands its gradient, by the chain rule, to its inputs.
public final class Gradients {
    private Gradients() {}

    /// The gradients of a loss.
    ///
    /// @param loss what shall become small; Shape: one element
    /// @param sources with respect to what
    /// @return one for each source; Shape: the source's. Zeros where the loss doesn't depend on it
    /// @throws GraphException if the loss has more than one element
    public static List<Node> of(Node loss, List<Node> sources) {
        if (loss.shape().hasBatch() || loss.shape().size() != 1) {
            throw new GraphException(
                    "The gradient is taken of one number, but "
                            + loss.label()
                            + " has more. Make it one with mean() or sum().");
        }
        return of(loss, one(loss.graph()).broadcastTo(loss.shape()), sources);
    }

    /// The product of a gradient with the derivative of a value (a vector-Jacobian product).
    ///
    /// @param value any value
    /// @param upstream the gradient with respect to the value; Shape: the value's
    /// @param sources with respect to what
    /// @return one for each source; Shape: the source's. Zeros where the value doesn't depend on it
    public static List<Node> of(Node value, Node upstream, List<Node> sources) {
        return ChainRule.apply(value, upstream, sources);
    }

    private static Node one(Graph graph) {
        return graph.constant(Tensor.ofDoubles(Shape.scalar(), 1));
    }
}
