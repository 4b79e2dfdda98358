package io.thalweg.bench.thalweg;

import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.nn.Layers.globalMeanPooling;
import static io.thalweg.learn.nn.Layers.lstm;
import static io.thalweg.learn.optim.Optimizers.adam;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Task;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.tensor.Shape;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.nn.Site;
import io.thalweg.learn.nn.TransformerEncoder;
import java.util.LinkedHashMap;
import java.util.Map;

/// The networks that read sequences.
final class Sequences {
    private static final int WIDTH = 128;
    private static final int HEADS = 4;
    private static final int BETWEEN = 512;

    private Sequences() {}

    /// W5.
    static Task recurrence(Problem problem, int threads) {
        var names =
                Map.of(
                        "lstm_1/inputWeights", "wx",
                        "lstm_1/recurrentWeights", "wh",
                        "lstm_1/bias", "bh",
                        "dense_1/weights", "w1",
                        "dense_1/bias", "b1");
        var layers = Sequential.of(lstm(WIDTH), dense(10));
        return task(problem, threads, Shape.of(BATCH, 50, 32), layers, names);
    }

    /// W6.
    static Task encoder(Problem problem, int threads) {
        var block = new TransformerEncoder(HEADS, BETWEEN, Activations.relu(), 0, false);
        Map<String, String> names = new LinkedHashMap<>();
        for (int number = 1; number <= 2; number++) {
            var ours = "transformer_encoder_" + number + "/";
            var theirs = "layer" + number + ".";
            for (var kind : new String[] {"w", "b"}) {
                names.put(
                        ours + "attention/projection" + (kind.equals("b") ? "Bias" : ""),
                        theirs + kind + "q+" + theirs + kind + "k+" + theirs + kind + "v");
            }
            names.put(ours + "attention/output", theirs + "wo");
            names.put(ours + "attention/outputBias", theirs + "bo");
            names.put(ours + "first/gain", theirs + "gain1");
            names.put(ours + "first/bias", theirs + "shift1");
            names.put(ours + "inner", theirs + "w1");
            names.put(ours + "innerBias", theirs + "b1");
            names.put(ours + "outer", theirs + "w2");
            names.put(ours + "outerBias", theirs + "b2");
            names.put(ours + "second/gain", theirs + "gain2");
            names.put(ours + "second/bias", theirs + "shift2");
        }
        names.put("dense_1/weights", "w");
        names.put("dense_1/bias", "b");
        var layers = Sequential.of(block, block, globalMeanPooling(), dense(10));
        return task(problem, threads, Shape.of(BATCH, Problem.TOKENS, WIDTH), layers, names);
    }

    private static Task task(
            Problem problem, int threads, Shape input, Layer layers, Map<String, String> names) {
        var graph = new Graph();
        var x = graph.placeholder("x", input);
        var y = graph.classes("y", Shape.of(BATCH));
        var output = Site.training(graph).add(layers, x);
        var loss = softmaxCrossEntropy().mean(output, y);
        var step = adam(problem.workload().learningRate()).minimize(loss);
        var feeds = new BatchFeeds(ThalwegSide.batches(problem, x, y));
        return new StepTask(problem, graph, step, feeds, names, threads);
    }
}
