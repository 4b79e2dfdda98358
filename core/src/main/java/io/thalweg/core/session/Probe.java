package io.thalweg.core.session;

import io.thalweg.core.graph.Node;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// A point where a node is looked at without being fetched: what is read is computed beside it, in
/// the loops that a run has anyway, and comes out as one number each.
///
/// ```java
/// var probe = Probe.of(gradient);
/// var values = session.run(probe.fetches(), feeds);
/// IO.println(probe.read(i -> values.get(i).item()).norm());
/// ```
///
/// @param node what is looked at
/// @param squares the sum of the squares of all elements. Shape: `[]`
/// @param zeros how many elements are 0. Shape: `[]`
/// @param finite how many elements are finite. Shape: `[]`
/// @param elements how many there are. Shape: `[]`
public record Probe(Node node, Node squares, Node zeros, Node finite, Node elements) {
    /// What was read.
    ///
    /// @param norm the root of the sum of the squares; NaN or infinite where an element is
    /// @param zeros how many elements are 0
    /// @param notFinite how many elements are NaN or infinite
    /// @param elements how many elements there are
    public record Reading(double norm, long zeros, long notFinite, long elements) {}

    /// A probe of a node. Counts are exact up to 2²⁴ elements, as float32 counts.
    ///
    /// @param node any but classes
    public static Probe of(Node node) {
        var zero = node.graph().constant(0);
        return new Probe(
                node,
                squares(node),
                node.equal(zero).sum(),
                // An infinity less itself is NaN, and NaN equals nothing.
                node.minus(node).equal(zero).sum(),
                node.count());
    }

    /// The sum of the squares alone, for the norm. Shape: `[]`.
    public static Node squares(Node node) {
        return node.square().sum();
    }

    /// For each unit, the places on the innermost axis, how often it is 0. Shape: `[units]`.
    ///
    /// @param node of at least one axis
    public static Node zerosOfUnits(Node node) {
        var zeros = node.equal(node.graph().constant(0));
        return node.shape().rank() == 1 ? zeros : zeros.sum(outer(node));
    }

    /// How many places [#zerosOfUnits] looks at for each unit. Shape: `[]`.
    ///
    /// @param node of at least two axes
    public static Node placesOfUnits(Node node) {
        return node.count(outer(node));
    }

    private static int[] outer(Node node) {
        var axes = new int[node.shape().rank() - 1];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = axis;
        }
        return axes;
    }

    /// What to fetch for [#read].
    public List<Node> fetches() {
        return List.of(squares, zeros, finite, elements);
    }

    /// Reads what was fetched.
    ///
    /// @param fetched the value of the fetch of a number, counted from the probe's first
    public Reading read(IntToDoubleFunction fetched) {
        long elementCount = Math.round(fetched.applyAsDouble(3));
        return new Reading(
                Math.sqrt(fetched.applyAsDouble(0)),
                Math.round(fetched.applyAsDouble(1)),
                elementCount - Math.round(fetched.applyAsDouble(2)),
                elementCount);
    }
}
