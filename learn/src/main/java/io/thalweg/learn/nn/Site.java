package io.thalweg.learn.nn;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.tensor.ShapeException;
import io.thalweg.model.LayerSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where layers are built: a graph, for training, for inference or to find first values, with a
/// name for each layer.
///
/// Two sites of one graph share their variables: the second asks for the same names and gets the
/// same nodes.
public final class Site {
    private final Graph graph;
    private final boolean training;
    private final @Nullable Node regularizationStrength;
    private final @Nullable Initialization initialization;
    private final Map<String, Integer> kinds = new HashMap<>();
    private final List<LayerSummary> summaries = new ArrayList<>();
    private final List<BuiltLayer> built = new ArrayList<>();
    private String layer = "model";
    private final List<Node> variables = new ArrayList<>();
    private final Map<Node, Double> learningRateFactors = new HashMap<>();

    private boolean startsFromData;

    private Site(
            Graph graph,
            boolean training,
            @Nullable Node regularizationStrength,
            @Nullable Initialization initialization) {
        this.graph = graph;
        this.training = training;
        this.regularizationStrength = regularizationStrength;
        this.initialization = initialization;
    }

    /// A site for the graph that trains.
    public static Site training(Graph graph) {
        return new Site(graph, true, null, null);
    }

    /// A site for the graph that trains, where dropout changes in the course of training.
    ///
    /// @param regularizationStrength what multiplies the rates of dropout. Shape: `[]`
    public static Site training(Graph graph, Node regularizationStrength) {
        return new Site(graph, true, regularizationStrength, null);
    }

    /// A site for the graph that predicts.
    public static Site inference(Graph graph) {
        return new Site(graph, false, null, null);
    }

    /// A site for the graph that finds first values in rows of the training data: as in inference,
    /// nothing is dropped.
    ///
    /// @param kept the names of variables that stay as they are
    public static Site initialization(Graph graph, Set<String> kept) {
        return new Site(graph, false, null, new Initialization(kept));
    }

    /// Whether the graph that trains is being built: dropout drops only there.
    public boolean isTraining() {
        return training;
    }

    /// What multiplies the rates of dropout in the course of training; null for nothing. Shape:
    /// `[]`.
    public @Nullable Node regularizationStrength() {
        return regularizationStrength;
    }

    /// What takes first values; null where the graph isn't built to find them.
    public @Nullable Initialization initialization() {
        return initialization;
    }

    /// Whether one of the layers built so far wants first values found in data.
    public boolean startsFromData() {
        return startsFromData;
    }

    /// A variable of the layer being built, that training changes.
    ///
    /// @param name unique in the layer; its full name is `layer/name`
    /// @param initial its shape and first value
    public Node variable(String name, InitialValue initial) {
        return variable(name, initial, 1);
    }

    /// A variable that learns faster or slower than others.
    ///
    /// @param name unique in the layer; its full name is `layer/name`
    /// @param initial its shape and first value
    /// @param learningRateFactor multiplies the learning rate for this variable
    public Node variable(String name, InitialValue initial, double learningRateFactor) {
        var fullName = layer + "/" + name;
        var known = graph.find(fullName);
        if (known != null && !known.shape().equals(initial.shape())) {
            throw new ShapeException(
                    "The variable '"
                            + fullName
                            + "' has shape "
                            + known.shape()
                            + " and can't have shape "
                            + initial.shape()
                            + " as well.");
        }
        var variable = known == null ? graph.variable(fullName, initial) : known;
        variables.add(variable);
        if (learningRateFactor != 1) {
            learningRateFactors.put(variable, learningRateFactor);
        }
        return variable;
    }

    /// What multiplies the learning rate for some of the variables; 1 for all others.
    public Map<Node, Double> learningRateFactors() {
        return Map.copyOf(learningRateFactors);
    }

    /// Builds a layer behind an input, under a name of its own: its kind and a number.
    public Node add(Layer added, Node input) {
        if (added instanceof Sequential chain) {
            return chain.build(input, this);
        }
        var outerLayer = layer;
        int number = kinds.merge(added.kind(), 1, Integer::sum);
        layer = added.kind() + "_" + number;
        startsFromData |= added.startsFromData();
        int before = variables.size();
        int firstNode = graph.nodes().size();
        var output = added.build(input, this);
        var own = variables.subList(before, variables.size());
        var names = new ArrayList<String>();
        long parameters = 0;
        for (var variable : own) {
            names.add(((Variable) variable.op()).label());
            parameters += variable.shape().size();
        }
        summaries.add(
                new LayerSummary(
                        added.kind(), added.settings(), output.shape(), parameters, names));
        built.add(new BuiltLayer(layer, output, firstNode, graph.nodes().size(), own));
        layer = outerLayer;
        return output;
    }

    /// What was built so far, in order.
    public List<LayerSummary> summaries() {
        return List.copyOf(summaries);
    }

    /// The layers built so far, those within others before them.
    public List<BuiltLayer> layers() {
        return List.copyOf(built);
    }

    /// The variables that the layers asked for, in order.
    public List<Node> variables() {
        return List.copyOf(variables);
    }
}
