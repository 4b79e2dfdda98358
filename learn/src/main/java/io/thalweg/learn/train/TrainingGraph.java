package io.thalweg.learn.train;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.CategoryInput;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.nn.Activation;
import io.thalweg.learn.nn.BuiltLayer;
import io.thalweg.learn.nn.Initialization;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Site;
import io.thalweg.learn.optim.Penalties;
import io.thalweg.model.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The graph of a training run: the model built for training and for inference over the same
/// variables, its losses, and its penalties.
final class TrainingGraph {
    private final Setup setup;
    private final Graph graph = new Graph();
    private final Inputs inputs;
    private final Batch.Placeholders placeholders;
    private final boolean startsFromData;

    /// The trained variables.
    final List<Node> variables;

    /// What multiplies the learning rate of some of them.
    final Map<Node, Double> learningRateFactors;

    /// A variable that multiplies the rates of dropout and the weight decay; null where they stay.
    /// Shape: `[]`.
    final @Nullable Node regularizationStrength;

    /// What the model gives in training. Shape: as the model states
    final Node output;

    /// The layers in training.
    final List<BuiltLayer> layers;

    /// The mean training loss of a batch, weighted. Shape: `[]`.
    final Node loss;

    /// What the rows of a batch weigh: their number, where all count the same. Shape: `[]`.
    final Node weight;

    /// The weighted sum of the training losses of a batch. Shape: `[]`.
    final Node total;

    /// The loss with penalties: what is minimised. Shape: `[]`.
    final Node objective;

    /// The weighted sum of the losses of rows in inference. Shape: `[]`.
    final Node evaluated;

    TrainingGraph(Setup setup, Samples samples) {
        this.setup = setup;
        var features = samples.features();
        inputs = Inputs.in(graph, features.numbers(), features.embeddings());
        var numbers =
                samples.numbers() == null
                        ? null
                        : graph.placeholder("target", Shape.of(Shape.BATCH, 1));
        var classes =
                samples.classes() == null ? null : graph.classes("target", Shape.of(Shape.BATCH));
        var weights =
                samples.weights() == null
                        ? null
                        : graph.placeholder("weights", Shape.of(Shape.BATCH));
        placeholders = new Batch.Placeholders(inputs, numbers, classes, weights);
        regularizationStrength =
                setup.schedulesRegularization()
                        ? graph.state("regularization_strength", InitialValue.constant(1))
                        : null;
        var training =
                regularizationStrength == null
                        ? Site.training(graph)
                        : Site.training(graph, regularizationStrength);
        output = output(training);
        startsFromData = training.startsFromData();
        layers = training.layers();
        learningRateFactors = training.learningRateFactors();
        var losses = perSample(output);
        var inference = perSample(output(Site.inference(graph)));
        variables =
                graph.trainableVariables().stream()
                        .filter(each -> !setup.frozen().contains(((Variable) each.op()).label()))
                        .toList();
        if (variables.isEmpty()) {
            throw new TrainingException("The model has no variable to train.");
        }
        weight = weights == null ? losses.count() : weights.sum();
        total = weights == null ? losses.sum() : losses.times(weights).sum();
        loss = weights == null ? losses.mean() : total.dividedBy(weights.sum());
        evaluated = weights == null ? inference.sum() : inference.times(weights).sum();
        objective = penalised(loss);
    }

    Graph graph() {
        return graph;
    }

    /// Builds what finds first values in training rows; null where no layer wants it.
    @Nullable Initialization initialization() {
        if (!startsFromData) {
            return null;
        }
        var site = Site.initialization(graph, setup.frozen());
        output(site);
        return site.initialization();
    }

    private Node output(Site site) {
        return output(site, graph, inputs);
    }

    private Node output(Site site, Graph where, Inputs from) {
        return setup.model() instanceof ContinuedNetwork continued
                ? continued.in(where)
                : site.add(setup.model(), from.features(site, setup.embeddings()));
    }

    private Node perSample(Node output) {
        var target =
                placeholders.numbers() == null ? placeholders.classes() : placeholders.numbers();
        if (target == null) {
            throw new TrainingException(
                    "The samples have nothing to predict; give them numbers or classes.");
        }
        return setup.loss().perSample(output, target);
    }

    /// What is minimised of a loss: with penalties.
    Node penalised(Node mean) {
        var sum = mean;
        if (setup.l1() > 0) {
            sum = sum.plus(Penalties.l1(variables, setup.l1()));
        }
        if (setup.l2() > 0) {
            sum = sum.plus(Penalties.l2(variables, setup.l2()));
        }
        return sum;
    }

    /// Arrays to feed some rows from, their target and weights included.
    Batch batch(Samples samples, int rows) {
        return new Batch(placeholders, samples, rows);
    }

    /// Feeds for some rows, their target and weights included.
    Feed[] feeds(Samples samples, int @Nullable [] order, int from, int to) {
        var batch = batch(samples, to - from);
        batch.fill(order, from);
        return batch.feeds();
    }

    /// The network alone: an inference graph of its own with the session's values.
    Network network(Session session, Samples samples, Activation head) {
        var alone = new Graph();
        var features = samples.features();
        var site = Site.inference(alone);
        var own = Inputs.in(alone, features.numbers(), features.embeddings());
        var predicted = head.apply(output(site, alone, own));
        var values = new LinkedHashMap<String, Tensor>();
        for (var variable : alone.trainableVariables()) {
            var name = ((Variable) variable.op()).label();
            var trained = graph.find(name);
            if (trained != null) {
                values.put(name, session.value(trained));
            }
        }
        var summaries =
                setup.model() instanceof ContinuedNetwork continued
                        ? continued.layers()
                        : site.summaries();
        return new Network(alone, predicted, values, summaries);
    }

    /// What a graph is built from.
    ///
    /// @param model the layers
    /// @param embeddings the embedded columns
    /// @param loss of one row
    /// @param l1 the strength of the penalty on absolute weights
    /// @param l2 the strength of the penalty on squared weights
    /// @param frozen names of variables that stay as they are
    /// @param schedulesRegularization whether the rates of dropout and the weight decay change
    record Setup(
            Layer model,
            List<CategoryInput> embeddings,
            Loss loss,
            double l1,
            double l2,
            Set<String> frozen,
            boolean schedulesRegularization) {}
}
