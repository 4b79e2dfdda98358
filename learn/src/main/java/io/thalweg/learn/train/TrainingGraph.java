package io.thalweg.learn.train;

import io.thalweg.core.graph.Graph;
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
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Site;
import io.thalweg.learn.optim.Penalties;
import io.thalweg.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The graph of a training run: the model built for training and for inference over the same
/// variables, its losses, and its penalties.
final class TrainingGraph {
    private final Setup setup;
    private final Graph graph = new Graph();
    private final Inputs inputs;
    private final @Nullable Node numbers;
    private final @Nullable Node classes;
    private final @Nullable Node weights;

    /// The trained variables.
    final List<Node> variables;

    /// What multiplies the learning rate of some of them.
    final Map<Node, Double> learningRateFactors;

    /// The mean training loss of a batch, weighted. Shape: `[]`.
    final Node loss;

    /// The loss with penalties: what is minimised. Shape: `[]`.
    final Node objective;

    /// The weighted sum of the losses of rows in inference. Shape: `[]`.
    final Node evaluated;

    TrainingGraph(Setup setup, Samples samples) {
        this.setup = setup;
        var features = samples.features();
        inputs = Inputs.in(graph, features.numbers(), features.embeddings());
        numbers =
                samples.numbers() == null
                        ? null
                        : graph.placeholder("target", Shape.of(Shape.BATCH, 1));
        classes = samples.classes() == null ? null : graph.classes("target", Shape.of(Shape.BATCH));
        weights =
                samples.weights() == null
                        ? null
                        : graph.placeholder("weights", Shape.of(Shape.BATCH));
        var training = Site.training(graph);
        var losses = perSample(output(training));
        learningRateFactors = training.learningRateFactors();
        var inference = perSample(output(Site.inference(graph)));
        variables = graph.trainableVariables();
        loss =
                weights == null
                        ? losses.mean()
                        : losses.times(weights).sum().dividedBy(weights.sum());
        evaluated = weights == null ? inference.sum() : inference.times(weights).sum();
        var sum = loss;
        if (setup.l1() > 0) {
            sum = sum.plus(Penalties.l1(variables, setup.l1()));
        }
        if (setup.l2() > 0) {
            sum = sum.plus(Penalties.l2(variables, setup.l2()));
        }
        objective = sum;
    }

    Graph graph() {
        return graph;
    }

    private Node output(Site site) {
        return site.add(setup.model(), inputs.features(site, setup.embeddings()));
    }

    private Node perSample(Node output) {
        var target = numbers == null ? classes : numbers;
        if (target == null) {
            throw new TrainingException(
                    "The samples have nothing to predict; give them numbers or classes.");
        }
        return setup.loss().perSample(output, target);
    }

    /// Feeds for some rows, their target and weights included.
    Feed[] feeds(Samples samples, int @Nullable [] order, int from, int to) {
        var feeds = new ArrayList<Feed>();
        inputs.feed(feeds, samples, order, from, to);
        int rows = to - from;
        if (numbers != null && samples.numbers() != null) {
            feeds.add(Feed.feed(numbers, select(samples.numbers(), order, from, rows)));
        }
        if (classes != null && samples.classes() != null) {
            var batch = new int[rows];
            for (int i = 0; i < rows; i++) {
                batch[i] = samples.classes()[order == null ? from + i : order[from + i]];
            }
            feeds.add(Feed.feed(classes, batch));
        }
        if (weights != null) {
            feeds.add(Feed.feed(weights, weights(samples, order, from, rows)));
        }
        return feeds.toArray(Feed[]::new);
    }

    private static float[] weights(Samples samples, int @Nullable [] order, int from, int rows) {
        if (samples.weights() != null) {
            return select(samples.weights(), order, from, rows);
        }
        var ones = new float[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] select(float[] values, int @Nullable [] order, int from, int rows) {
        var batch = new float[rows];
        for (int i = 0; i < rows; i++) {
            batch[i] = values[order == null ? from + i : order[from + i]];
        }
        return batch;
    }

    /// The weight of some rows: their number, where they have none.
    static double weight(Samples samples, int @Nullable [] order, int from, int to) {
        if (samples.weights() == null) {
            return to - from;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples.weights()[order == null ? i : order[i]];
        }
        return sum;
    }

    /// The mean loss of all rows in inference.
    double evaluate(Session session, Samples samples) {
        int most = 4096;
        double sum = 0;
        for (int from = 0; from < samples.rows(); from += most) {
            int to = Math.min(samples.rows(), from + most);
            sum += session.run(evaluated, feeds(samples, null, from, to)).item();
        }
        return sum / weight(samples, null, 0, samples.rows());
    }

    /// The network alone: an inference graph of its own with the session's values.
    Network network(Session session, Samples samples, Activation head) {
        var alone = new Graph();
        var features = samples.features();
        var site = Site.inference(alone);
        var placeholders = Inputs.in(alone, features.numbers(), features.embeddings());
        var output =
                head.apply(
                        site.add(setup.model(), placeholders.features(site, setup.embeddings())));
        var values = new LinkedHashMap<String, Tensor>();
        for (var variable : alone.trainableVariables()) {
            var name = ((Variable) variable.op()).label();
            var trained = graph.find(name);
            if (trained != null) {
                values.put(name, session.value(trained));
            }
        }
        return new Network(alone, output, values, site.summaries());
    }

    /// What a graph is built from.
    ///
    /// @param model the layers
    /// @param embeddings the embedded columns
    /// @param loss of one row
    /// @param l1 the strength of the penalty on absolute weights
    /// @param l2 the strength of the penalty on squared weights
    record Setup(Layer model, List<CategoryInput> embeddings, Loss loss, double l1, double l2) {}
}
