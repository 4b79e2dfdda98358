package io.thalweg.core.graph;

import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node does with its inputs.
///
/// These are the primitives: each owns a shape rule, a gradient, a definition in double precision
/// (where it computes something) and what the executors need to run it. Everything else is a
/// function over primitives ([Functions]). Passes switch over the families without a `default`, so
/// a new primitive in a family touches no pass and a new family has to be answered by all of them.
public sealed interface Op
        permits Elementwise,
                Reduction,
                Movement,
                Contraction,
                Window,
                Scan,
                Attending,
                Lookup,
                Source,
                Random,
                Effect {
    /// The name in messages and model files.
    String name();

    /// The version of the operation's meaning, kept in model files.
    default int version() {
        return 1;
    }

    /// What distinguishes two operations of this name, for messages and model files: numbers,
    /// booleans, texts and lists of integers.
    default Map<String, Object> attributes() {
        return Map.of();
    }

    /// The shape of the result.
    ///
    /// @throws io.thalweg.core.tensor.ShapeException if the operands don't fit
    Shape shape(List<Shape> operands);

    /// What the elements of the result are.
    default DType dtype() {
        return DType.FLOAT32;
    }

    /// What the elements of an operand have to be.
    default DType operandType(int operand) {
        return DType.FLOAT32;
    }

    /// The gradient of the loss with respect to each operand, as more graph.
    ///
    /// @param node the node of this operation
    /// @param upstream the gradient of the loss with respect to the node; Shape: the node's
    /// @return one for each operand, of the operand's shape or one that the operand was repeated to
    ///   (the caller sums it back); null where no gradient flows
    List<@Nullable Node> gradient(Node node, Node upstream);
}
