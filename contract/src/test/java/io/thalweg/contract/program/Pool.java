package io.thalweg.contract.program;

import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The nodes that a program has so far, each with about how large its elements can be, so that
/// nothing grows beyond float32.
final class Pool {
    /// A value larger than this is scaled down before it is used further.
    private static final double LARGE = 50;

    /// What the open batch counts for where sizes matter.
    private static final int BATCH = 33;

    private static final int MOST_ELEMENTS = 6000;

    private final Dice dice;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Double> sizes = new HashMap<>();

    Pool(Dice dice) {
        this.dice = dice;
    }

    List<Node> nodes() {
        return nodes;
    }

    double size(Node node) {
        return sizes.getOrDefault(node, 1.0);
    }

    /// Adds a node if it is small enough, tamed if its elements may be large.
    void add(Node node, double size) {
        if (node.shape().size(BATCH) > MOST_ELEMENTS || node.shape().rank() > 4) {
            return;
        }
        var kept = node;
        double keptSize = size;
        if (size > LARGE) {
            boolean bent = dice.oneIn(2);
            kept = bent ? node.times(1 / size).tanh() : node.times(2 / size);
            keptSize = bent ? 1 : 2;
        }
        sizes.put(kept, keptSize);
        nodes.add(kept);
    }

    /// One of the nodes, a recent one rather than an old one.
    Node any() {
        int last = nodes.size();
        return dice.oneIn(3) ? dice.of(nodes) : nodes.get(last - 1 - dice.below(Math.min(last, 6)));
    }

    /// A node that can be combined with another element by element; the other itself if none is
    /// met.
    Node fitting(Node other) {
        for (int tries = 0; tries < 8; tries++) {
            var candidate = any();
            try {
                var shape = candidate.shape().broadcast(other.shape());
                if (shape.size(BATCH) <= MOST_ELEMENTS) {
                    return candidate;
                }
            } catch (ShapeException e) {
                // Another one may fit.
            }
        }
        return other;
    }

    /// A node of a shape with at least some axes, or any.
    Node withRank(int rank) {
        for (int tries = 0; tries < 8; tries++) {
            var candidate = any();
            if (candidate.shape().rank() >= rank) {
                return candidate;
            }
        }
        return nodes.get(0);
    }

    static int length(Shape shape, int axis) {
        return shape.axis(axis) < 0 ? -shape.axis(axis) * BATCH : shape.axis(axis);
    }
}
