package io.thalweg.bench.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The workloads' networks: from a batch to its outputs.
final class Networks {
    private static final int WIDTH = 128;
    private static final int HEADS = 4;
    private static final int HEAD = WIDTH / HEADS;
    private static final float EPSILON = 1e-5f;

    private Networks() {}

    private static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return x.getNDArrayInternal().linear(x, weight, bias).singletonOrThrow();
    }

    private static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }

    /// Dense layers with relu between them.
    static UnaryOperator<NDArray> mlp(Parameters parameters, int layers) {
        List<NDArray> weights = new ArrayList<>();
        List<NDArray> biases = new ArrayList<>();
        for (int layer = 1; layer <= layers; layer++) {
            weights.add(parameters.turned("w" + layer));
            biases.add(parameters.plain("b" + layer));
        }
        return input -> {
            var x = input;
            for (int layer = 0; layer < layers; layer++) {
                x = linear(x, weights.get(layer), biases.get(layer));
                if (layer + 1 < layers) {
                    x = relu(x);
                }
            }
            return x;
        };
    }

    /// W4.
    static UnaryOperator<NDArray> convolutions(Parameters parameters) {
        var w1 = parameters.plain("w1");
        var b1 = parameters.plain("b1");
        var w2 = parameters.plain("w2");
        var b2 = parameters.plain("b2");
        var w3 = parameters.turned("w3");
        var b3 = parameters.plain("b3");
        var w4 = parameters.turned("w4");
        var b4 = parameters.plain("b4");
        return input -> {
            var x = relu(convolution(input, w1, b1));
            x = relu(convolution(x, w2, b2));
            var two = new Shape(2, 2);
            x = x.getNDArrayInternal().maxPool(two, two, new Shape(0, 0), false);
            x = x.reshape(-1, 64 * 12 * 12);
            return linear(relu(linear(x, w3, b3)), w4, b4);
        };
    }

    private static NDArray convolution(NDArray x, NDArray weight, NDArray bias) {
        var one = new Shape(1, 1);
        return x.getNDArrayInternal()
                .convolution(x, weight, bias, one, new Shape(0, 0), one, 1)
                .singletonOrThrow();
    }

    /// W5. The second bias that libtorch has stays zero.
    static UnaryOperator<NDArray> recurrence(
            NDManager manager, Parameters parameters, int batch) {
        var weights =
                new NDList(
                        parameters.turned("wx"),
                        parameters.turned("wh"),
                        parameters.plain("bh"),
                        manager.zeros(new Shape(4 * WIDTH)));
        var start = manager.zeros(new Shape(1, batch, WIDTH));
        var state = new NDList(start, start);
        var w1 = parameters.turned("w1");
        var b1 = parameters.plain("b1");
        return input -> {
            var outputs =
                    input.getNDArrayInternal()
                            .lstm(input, state, weights, true, 1, 0, true, false, true);
            return linear(outputs.get(1).reshape(batch, WIDTH), w1, b1);
        };
    }

    /// W6.
    static UnaryOperator<NDArray> encoder(Parameters parameters, int batch, int tokens) {
        var first = layer(parameters, "layer1.", batch, tokens);
        var second = layer(parameters, "layer2.", batch, tokens);
        var w = parameters.turned("w");
        var b = parameters.plain("b");
        return input -> linear(second.apply(first.apply(input)).mean(new int[] {1}), w, b);
    }

    private static UnaryOperator<NDArray> layer(
            Parameters parameters, String prefix, int batch, int tokens) {
        var wIn = parameters.turned(prefix + "wq", prefix + "wk", prefix + "wv");
        var bIn = parameters.joined(prefix + "bq", prefix + "bk", prefix + "bv");
        var wo = parameters.turned(prefix + "wo");
        var bo = parameters.plain(prefix + "bo");
        var gain1 = parameters.plain(prefix + "gain1");
        var shift1 = parameters.plain(prefix + "shift1");
        var w1 = parameters.turned(prefix + "w1");
        var b1 = parameters.plain(prefix + "b1");
        var w2 = parameters.turned(prefix + "w2");
        var b2 = parameters.plain(prefix + "b2");
        var gain2 = parameters.plain(prefix + "gain2");
        var shift2 = parameters.plain(prefix + "shift2");
        return x -> {
            var parts = linear(x, wIn, bIn).split(3, 2);
            var query = heads(parts.get(0), batch, tokens);
            var key = heads(parts.get(1), batch, tokens);
            var value = heads(parts.get(2), batch, tokens);
            var scores = query.matMul(key.transpose(0, 1, 3, 2)).mul(1 / Math.sqrt(HEAD));
            var mixed = scores.softmax(-1).matMul(value).transpose(0, 2, 1, 3);
            var attended = linear(mixed.reshape(batch, tokens, WIDTH), wo, bo);
            var middle = normalised(x.add(attended), gain1, shift1);
            var fed = linear(relu(linear(middle, w1, b1)), w2, b2);
            return normalised(middle.add(fed), gain2, shift2);
        };
    }

    private static NDArray heads(NDArray x, int batch, int tokens) {
        return x.reshape(batch, tokens, HEADS, HEAD).transpose(0, 2, 1, 3);
    }

    private static NDArray normalised(NDArray x, NDArray gain, NDArray shift) {
        return x.getNDArrayInternal()
                .layerNorm(x, new Shape(WIDTH), gain, shift, EPSILON)
                .singletonOrThrow();
    }
}
