package io.thalweg.core.plan;

import io.thalweg.core.graph.Node;
import java.util.ArrayList;
import java.util.List;

/// One kernel of a program.
public sealed interface Stage {
    /// The nodes whose memory is read.
    List<Node> reads();

    /// The nodes whose values are written.
    List<Node> writes();

    /// Many nodes in common loops.
    ///
    /// @param loop the program of the loops
    record Fused(Loop loop) implements Stage {
        @Override
        public List<Node> reads() {
            return loop.inputs().stream().map(input -> input.view().root()).distinct().toList();
        }

        @Override
        public List<Node> writes() {
            return loop.outputs().stream().map(Loop.Output::node).toList();
        }
    }

    /// One node by a kernel made for its operation.
    ///
    /// @param node what is computed
    /// @param reads the nodes whose memory holds its inputs, in their order, and the mask
    /// @param masked whether there is a mask, of the result's shape: only where it is above 0 the
    ///   result is needed
    record Library(Node node, List<Node> reads, boolean masked) implements Stage {
        /// All of the result is needed.
        Library(Node node, List<Node> reads) {
            this(node, reads, false);
        }

        /// Only where a mask is above 0 the result is needed.
        Library maskedBy(Node mask) {
            var more = new ArrayList<>(reads);
            more.add(mask);
            return new Library(node, List.copyOf(more), true);
        }

        @Override
        public List<Node> writes() {
            return List.of(node);
        }
    }
}
