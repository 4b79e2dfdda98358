package io.thalweg.core.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The walk from a value back to what it was made of, that hands the gradient on by the chain rule.
///
/// Source: reverse accumulation (Linnainmaa 1970; Rumelhart, Hinton, Williams 1986).
public final class ChainRule {
    private ChainRule() {}

    /// The product of a gradient with the derivative of a value (a vector-Jacobian product). The
    /// walk ends at the sources: what they are made of isn't looked at.
    ///
    /// @param value any value
    /// @param upstream the gradient with respect to the value; Shape: the value's
    /// @param sources with respect to what
    /// @return one for each source; Shape: the source's. Zeros where the value doesn't depend on it
    public static List<Node> apply(Node value, Node upstream, List<Node> sources) {
        var graph = value.graph();
        int count = value.id() + 1;
        var relevant = dependents(graph, sources, count);
        var gradients = new @Nullable Node[count];
        gradients[value.id()] = upstream;
        // Nodes that the rewrite adds come behind `count`, so the walk never meets them.
        for (int id = value.id(); id >= 0; id--) {
            var gradient = gradients[id];
            var node = graph.nodes().get(id);
            if (gradient == null || !relevant.get(id) || sources.contains(node)) {
                continue;
            }
            var handedOn = node.op().gradient(node, gradient);
            for (int i = 0; i < handedOn.size(); i++) {
                var input = node.input(i);
                var part = handedOn.get(i);
                if (part != null && relevant.get(input.id())) {
                    part = part.sumTo(input.shape());
                    var sum = gradients[input.id()];
                    gradients[input.id()] = sum == null ? part : sum.plus(part);
                }
            }
        }
        var result = new ArrayList<Node>(sources.size());
        for (var source : sources) {
            var gradient = source.id() < count ? gradients[source.id()] : null;
            result.add(gradient == null ? zeros(source) : gradient);
        }
        return result;
    }

    /// The nodes that depend on a source, and the sources.
    private static BitSet dependents(Graph graph, List<Node> sources, int count) {
        var dependents = new BitSet(count);
        for (var source : sources) {
            dependents.set(source.id());
        }
        for (int id = 0; id < count; id++) {
            for (var input : graph.nodes().get(id).inputs()) {
                if (dependents.get(input.id())) {
                    dependents.set(id);
                }
            }
        }
        return dependents;
    }

    private static Node zeros(Node source) {
        return source.graph().constant(0).broadcastTo(source.shape());
    }
}
