package io.thalweg.bench.thalweg;

import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.loss.Losses.logLoss;
import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Activations.relu;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Side;
import io.thalweg.bench.Task;
import io.thalweg.bench.Workload;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.tensor.Shape;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.nn.Site;
import java.util.LinkedHashMap;
import java.util.Map;

/// Thalweg's side: layers, a loss and an optimizer in a graph, and a session.
public final class ThalwegSide implements Side {
    /// One for all workloads.
    public ThalwegSide() {}

    @Override
    public Task open(Problem problem, int threads) {
        return switch (problem.workload()) {
            case W1 -> network(problem, threads, dense(1));
            case W2 -> network(problem, threads, dense(64, relu()), dense(64, relu()), dense(1));
            case W3, W3B1_SGD, W3B1_ADAM ->
                    network(problem, threads, dense(512, relu()), dense(256, relu()), dense(10));
            case W4 -> Images.convolutions(problem, threads);
            case W5 -> Sequences.recurrence(problem, threads);
            case W6 -> Sequences.encoder(problem, threads);
            case W7_256, W7_512, W7_1024, W7_2048 -> new ProductTask(problem, threads);
            case W8, W8_SHUFFLED -> network(problem, threads, dense(1));
            default ->
                    throw new IllegalArgumentException(
                            "Thalweg has no layers for " + problem.workload().id() + " yet.");
        };
    }

    /// A chain of dense layers.
    private static Task network(Problem problem, int threads, Layer... layers) {
        var workload = problem.workload();
        var graph = new Graph();
        int features = problem.inputs().getFirst().length / workload.batch();
        boolean shuffled = workload == Workload.W8_SHUFFLED;
        var rows = shuffled ? new ShuffledRows(graph, problem) : null;
        var x = rows == null ? graph.placeholder("x", Shape.of(BATCH, features)) : rows.x();
        var output = Site.training(graph).add(Sequential.of(layers), x);
        Node y;
        Node loss;
        if (problem.classes().isEmpty()) {
            y = rows == null ? graph.placeholder("y", Shape.of(BATCH, 1)) : rows.y();
            boolean binary = workload == Workload.W8 || workload == Workload.W8_SHUFFLED;
            loss = (binary ? logLoss() : squaredError()).mean(output, y);
        } else {
            y = graph.classes("y", Shape.of(BATCH));
            loss = softmaxCrossEntropy().mean(output, y);
        }
        var rate = workload.learningRate();
        var step = (workload.isAdam() ? adam(rate) : gradientDescent(rate)).minimize(loss);
        Map<String, String> names = new LinkedHashMap<>();
        for (int layer = 1; layer <= layers.length; layer++) {
            names.put("dense_" + layer + "/weights", "w" + layer);
            names.put("dense_" + layer + "/bias", "b" + layer);
        }
        var feeds = rows == null ? new BatchFeeds(batches(problem, x, y)) : rows;
        return new StepTask(problem, graph, step, feeds, names, threads);
    }

    static Feed[][] batches(Problem problem, Node x, Node y) {
        var batches = new Feed[problem.inputs().size()][];
        for (int i = 0; i < batches.length; i++) {
            var target =
                    problem.classes().isEmpty()
                            ? Feed.feed(y, problem.numbers().get(i))
                            : Feed.feed(y, problem.classes().get(i));
            batches[i] = new Feed[] {Feed.feed(x, problem.inputs().get(i)), target};
        }
        return batches;
    }
}
