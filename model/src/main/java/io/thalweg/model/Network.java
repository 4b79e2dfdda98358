package io.thalweg.model;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.feature.Features;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A trained network: the graph that predicts, the values of its variables, and the layers that it
/// was built from.
///
/// The graph's placeholders are `numbers`, `[batch, numbers]`, where there are dense features, and
/// `category_0`, `category_1` and so on, `[batch]`, one for each embedded column.
///
/// @param graph holds the inference graph
/// @param output the prediction. Shape: `[batch, 1]`, the standardised number, for a regression;
///   `[batch, 1]`, the probability of the positive class, for two classes; `[batch, classes]`,
///   probabilities, for more
/// @param variables the value of each variable by its name, in the order of the graph
/// @param layers what the network was built from, in order
/// @param share how much its output counts beside those of a model's other networks, above 0; what
///   matters is its part of the sum of all shares
public record Network(
        Graph graph,
        Node output,
        SequencedMap<String, Tensor> variables,
        List<LayerSummary> layers,
        double share) {
    /// The name of the placeholder that dense features are fed to.
    public static final String NUMBERS = "numbers";

    /// The name of the placeholder that an embedded column is fed to.
    ///
    /// @param column 0 for the first of them
    public static String category(int column) {
        return "category_" + column;
    }

    /// The embedded column that a placeholder of this name is fed.
    static int columnOf(String placeholder) {
        return Integer.parseInt(placeholder.substring(placeholder.indexOf('_') + 1));
    }

    /// A network that counts as much as others.
    public Network(
            Graph graph,
            Node output,
            SequencedMap<String, Tensor> variables,
            List<LayerSummary> layers) {
        this(graph, output, variables, layers, 1);
    }

    /// The same network with another share.
    public Network withShare(double newShare) {
        return new Network(graph, output, variables, layers, newShare);
    }

    /// Keeps copies.
    public Network {
        if (!(share > 0) || Double.isInfinite(share)) {
            throw new IllegalArgumentException("the share of a network is " + share);
        }
        variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
        layers = List.copyOf(layers);
    }

    /// How many numbers were trained.
    public long parameters() {
        long parameters = 0;
        for (var value : variables.values()) {
            parameters += value.size();
        }
        return parameters;
    }

    /// What the network gives for some rows, one row after the other. Shape: `[rows, outputs]`, see
    /// [#output].
    ///
    /// @param features of the plan that the training rows' features came from
    public double[] predict(Features features) {
        return new NetworkRunner(List.of(this)).run(features);
    }
}
