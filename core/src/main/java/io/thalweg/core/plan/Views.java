package io.thalweg.core.plan;

import io.thalweg.core.graph.After;
import io.thalweg.core.graph.Assign;
import io.thalweg.core.graph.BroadcastTo;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Reshape;
import io.thalweg.core.graph.StopGradient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which nodes need no memory of their own, since they are another's elements seen otherwise.
final class Views {
    private final Map<Node, View> views = new HashMap<>();
    private final Set<Node> stored = new HashSet<>();

    /// Where the value of a node is found.
    View of(Node node) {
        var known = views.get(node);
        if (known == null) {
            known = find(node);
            views.put(node, known);
        }
        return known;
    }

    /// Whether a node is only another's elements seen otherwise.
    boolean isVirtual(Node node) {
        return switch (node.op()) {
            case Reshape reshape -> true;
            case StopGradient stop -> true;
            case After after -> true;
            case Assign assign -> true;
            case BroadcastTo broadcast -> !stored.contains(node);
            default -> false;
        };
    }

    /// Sees to it that a node's elements lie in memory one after the other.
    void store(Node node) {
        if (!of(node).isWhole()) {
            var repeated = node;
            while (!(repeated.op() instanceof BroadcastTo)) {
                repeated = source(repeated);
            }
            stored.add(repeated);
            views.put(repeated, View.whole(repeated, repeated.shape()));
            for (var between = node; between != repeated; between = source(between)) {
                views.put(between, View.whole(repeated, between.shape()));
            }
        }
    }

    private static Node source(Node node) {
        return node.input(node.op() instanceof Assign ? 1 : 0);
    }

    private View find(Node node) {
        return switch (node.op()) {
            case Reshape reshape -> {
                var reshaped = of(node.input(0)).reshape(node.shape());
                if (reshaped == null) {
                    store(node.input(0));
                    reshaped = View.whole(of(node.input(0)).root(), node.shape());
                }
                yield reshaped;
            }
            case BroadcastTo broadcast -> of(node.input(0)).broadcastTo(node.shape());
            case StopGradient stop -> of(node.input(0));
            case After after -> of(node.input(0));
            case Assign assign -> of(node.input(1));
            default -> View.whole(node, node.shape());
        };
    }
}
