package io.thalweg.learn.train;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Variable;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Site;
import io.thalweg.model.LayerSummary;
import io.thalweg.model.Network;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A trained network as a model that is trained on: the same graph without its head, from the
/// values it has. What was there for training alone, such as dropout, isn't in a trained network.
public final class ContinuedNetwork implements Layer {
    private final Network network;
    private final Node raw;

    /// A network to be trained on.
    public ContinuedNetwork(Network network) {
        this.network = network;
        this.raw = RawOutput.of(network.output());
    }

    /// @param input Shape: any; the network has inputs of its own, which are looked for in the
    ///   graph by their names
    @Override
    public Node build(Node input, Site site) {
        return in(input.graph());
    }

    @Override
    public String kind() {
        return "continued";
    }

    /// The layers that the network was built from once.
    List<LayerSummary> layers() {
        return network.layers();
    }

    /// The variables of all layers but the last one that has any, by their names; none where there
    /// is one such layer.
    public Set<String> body() {
        var names = network.variables().sequencedKeySet();
        var last = layer(names.getLast());
        var body = new LinkedHashSet<String>();
        for (var name : names) {
            if (!layer(name).equals(last)) {
                body.add(name);
            }
        }
        return body;
    }

    /// The least and the greatest number that the network predicts; null where there is no limit.
    public double @Nullable [] range() {
        return RawOutput.range(network.output());
    }

    private static String layer(String variable) {
        return variable.substring(0, Math.max(0, variable.lastIndexOf('/')));
    }

    /// Copies the nodes into a graph that has the placeholders.
    ///
    /// @return what the head was put behind
    Node in(Graph graph) {
        Map<Integer, Node> copies = new HashMap<>();
        var nodes = raw.graph().nodes();
        var needed = needed(nodes);
        for (int id = needed.nextSetBit(0); id >= 0; id = needed.nextSetBit(id + 1)) {
            var node = nodes.get(id);
            copies.put(
                    id,
                    switch (node.op()) {
                        case Placeholder placeholder -> placeholder(graph, placeholder.label());
                        case Variable variable -> variable(graph, variable.label());
                        default -> {
                            var inputs =
                                    node.inputs().stream()
                                            .map(each -> copies.get(each.id()))
                                            .toArray(Node[]::new);
                            yield graph.apply(node.op(), inputs);
                        }
                    });
        }
        return Objects.requireNonNull(copies.get(raw.id()));
    }

    private BitSet needed(List<Node> nodes) {
        var needed = new BitSet();
        needed.set(raw.id());
        for (int id = raw.id(); id >= 0; id--) {
            if (needed.get(id)) {
                nodes.get(id).inputs().forEach(input -> needed.set(input.id()));
            }
        }
        return needed;
    }

    private Node variable(Graph graph, String label) {
        var known = graph.find(label);
        return known != null
                ? known
                : graph.variable(
                        label,
                        InitialValue.values(
                                Objects.requireNonNull(network.variables().get(label))));
    }

    private static Node placeholder(Graph graph, String label) {
        for (var node : graph.nodes()) {
            if (node.op() instanceof Placeholder placeholder && placeholder.label().equals(label)) {
                return node;
            }
        }
        throw new TrainingException(
                "The network takes '"
                        + label
                        + "', which these samples don't have: make their features with the plan"
                        + " that the network was trained with.");
    }
}
