package io.thalweg.bench.thalweg;

import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.nn.Activations.relu;
import static io.thalweg.learn.nn.Layers.convolution;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.nn.Layers.flatten;
import static io.thalweg.learn.nn.Layers.maximumPooling;
import static io.thalweg.learn.nn.Layers.reshape;
import static io.thalweg.learn.optim.Optimizers.adam;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Task;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.tensor.Shape;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.nn.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The workload with a convolutional network.
final class Images {
    private static final Map<String, String> NAMES =
            Map.of(
                    "convolution_1/filter", "w1",
                    "convolution_1/bias", "b1",
                    "convolution_2/filter", "w2",
                    "convolution_2/bias", "b2",
                    "dense_1/weights", "w3",
                    "dense_1/bias", "b3",
                    "dense_2/weights", "w4",
                    "dense_2/bias", "b4");

    private Images() {}

    static Task convolutions(Problem problem, int threads) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(BATCH, 28 * 28));
        var y = graph.classes("y", Shape.of(BATCH));
        var network =
                Sequential.of(
                        reshape(28, 28, 1),
                        convolution(32, 3, relu()),
                        convolution(64, 3, relu()),
                        maximumPooling(2),
                        flatten(),
                        dense(128, relu()),
                        dense(10));
        var loss = softmaxCrossEntropy().mean(Site.training(graph).add(network, x), y);
        var step = adam(problem.workload().learningRate()).minimize(loss);
        var feeds = new BatchFeeds(ThalwegSide.batches(problem, x, y));
        return new StepTask(channelsLast(problem), graph, step, feeds, NAMES, threads);
    }

    /// The problem with its weights in the order in which we have them.
    private static Problem channelsLast(Problem problem) {
        var weights = new LinkedHashMap<>(problem.weights());
        for (var name : List.of("w1", "w2")) {
            weights.put(name, turned(problem.shape(name), problem.values(name)));
        }
        weights.put("w3", new Problem.Weights(problem.shape("w3"), byPixel(problem.values("w3"))));
        return new Problem(
                problem.workload(),
                problem.inputs(),
                problem.numbers(),
                problem.classes(),
                weights);
    }

    /// From [out, in, height, width] to [height, width, in, out].
    private static Problem.Weights turned(int[] shape, float[] values) {
        int area = shape[2] * shape[3];
        var turned = new float[values.length];
        int at = 0;
        for (int out = 0; out < shape[0]; out++) {
            for (int in = 0; in < shape[1]; in++) {
                for (int pixel = 0; pixel < area; pixel++) {
                    turned[(pixel * shape[1] + in) * shape[0] + out] = values[at++];
                }
            }
        }
        return new Problem.Weights(new int[] {shape[2], shape[3], shape[1], shape[0]}, turned);
    }

    /// Rows of the first dense layer: here all 64 channels of each of the 144 pixels lie together.
    private static float[] byPixel(float[] values) {
        int width = 128;
        var turned = new float[values.length];
        for (int channel = 0; channel < 64; channel++) {
            for (int pixel = 0; pixel < 144; pixel++) {
                System.arraycopy(
                        values,
                        (channel * 144 + pixel) * width,
                        turned,
                        (pixel * 64 + channel) * width,
                        width);
            }
        }
        return turned;
    }
}
