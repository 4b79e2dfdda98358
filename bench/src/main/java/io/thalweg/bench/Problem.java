package io.thalweg.bench;

import io.thalweg.core.random.CounterRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A workload's data and first weights, the same for every side.
///
/// @param workload what is to be done with it
/// @param inputs one array for each batch, row-major
/// @param numbers targets of each batch where they are numbers, else empty
/// @param classes targets of each batch where they are classes, else empty
/// @param weights the first weights by name, in the order in which data flows
public record Problem(
        Workload workload,
        List<float[]> inputs,
        List<float[]> numbers,
        List<int[]> classes,
        Map<String, Weights> weights) {
    /// The length of W6's sequences.
    public static final int TOKENS = 64;

    private static final long SEED = 20_240_229;
    private static final int ORDER = 77;

    /// First values of one variable.
    ///
    /// @param shape the lengths of its axes
    /// @param values row-major
    public record Weights(int[] shape, float[] values) {}

    /// Makes it; takes a second for the largest.
    public static Problem of(Workload workload) {
        return switch (workload) {
            case W1 -> Teacher.line(workload);
            case W2 -> Teacher.curve(workload, mlp(16, 64, 64, 1));
            case W3, W3B1_SGD, W3B1_ADAM -> Teacher.linear(workload, 784, mlp(784, 512, 256, 10));
            case W4 -> Teacher.patterns(workload, 28 * 28, convolutions());
            case W5 -> Teacher.patterns(workload, 50 * 32, recurrence());
            case W6 -> Teacher.patterns(workload, TOKENS * 128, encoder());
            case W7_256, W7_512, W7_1024, W7_2048 -> Teacher.product(workload);
            case W8, W8_SHUFFLED -> Teacher.table(workload, 100);
            case W9 -> throw new IllegalArgumentException("W9 reads its data from a file.");
        };
    }

    /// The lengths of a variable's axes.
    public int[] shape(String name) {
        return named(name).shape();
    }

    /// A variable's first values, not copied.
    public float[] values(String name) {
        return named(name).values();
    }

    private Weights named(String name) {
        var found = weights.get(name);
        if (found == null) {
            throw new IllegalArgumentException("No weights " + name + " in " + weights.keySet());
        }
        return found;
    }

    /// The rows of a batch in random order: row r of the table is row r mod batch of batch r /
    /// batch.
    public int[] order() {
        int rows = workload.batch() * workload.batches();
        return CounterRandom.permutation(rows, SEED, ORDER, 0);
    }

    /// Dense layers `w1`, `b1`, `w2`, …: weights [in, out].
    private static Map<String, Weights> mlp(int... widths) {
        var map = new LinkedHashMap<String, Weights>();
        for (int i = 1; i < widths.length; i++) {
            dense(map, "w" + i, "b" + i, widths[i - 1], widths[i]);
        }
        return map;
    }

    /// Kernels [out, in, height, width]; `w3` takes rows channel by channel, each row by row.
    private static Map<String, Weights> convolutions() {
        var map = new LinkedHashMap<String, Weights>();
        random(map, "w1", 9, 32, 1, 3, 3);
        constant(map, "b1", 0, 32);
        random(map, "w2", 32 * 9, 64, 32, 3, 3);
        constant(map, "b2", 0, 64);
        dense(map, "w3", "b3", 64 * 12 * 12, 128);
        dense(map, "w4", "b4", 128, 10);
        return map;
    }

    /// Gates side by side in the order input, forget, cell, output.
    private static Map<String, Weights> recurrence() {
        var map = new LinkedHashMap<String, Weights>();
        random(map, "wx", 2 * 160, 32, 4 * 128);
        random(map, "wh", 2 * 160, 128, 4 * 128);
        constant(map, "bh", 0, 4 * 128);
        dense(map, "w1", "b1", 128, 10);
        return map;
    }

    /// Two layers as Vaswani et al. 2017 wrote them: normalisation behind each sum.
    private static Map<String, Weights> encoder() {
        var map = new LinkedHashMap<String, Weights>();
        for (int layer = 1; layer <= 2; layer++) {
            var prefix = "layer" + layer + ".";
            for (var part : List.of("q", "k", "v", "o")) {
                random(map, prefix + "w" + part, 2 * 128, 128, 128);
                constant(map, prefix + "b" + part, 0, 128);
            }
            constant(map, prefix + "gain1", 1, 128);
            constant(map, prefix + "shift1", 0, 128);
            dense(map, prefix + "w1", prefix + "b1", 128, 512);
            dense(map, prefix + "w2", prefix + "b2", 512, 128);
            constant(map, prefix + "gain2", 1, 128);
            constant(map, prefix + "shift2", 0, 128);
        }
        dense(map, "w", "b", 128, 10);
        return map;
    }

    private static void dense(
            Map<String, Weights> map, String weights, String bias, int inputs, int outputs) {
        random(map, weights, inputs, inputs, outputs);
        constant(map, bias, 0, outputs);
    }

    /// Normal with variance 2 / fan-in (He et al. 2015).
    private static void random(Map<String, Weights> map, String name, int fanIn, int... shape) {
        var values = new float[size(shape)];
        double deviation = Math.sqrt(2.0 / fanIn);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * CounterRandom.normal(SEED, name.hashCode(), 0, i));
        }
        map.put(name, new Weights(shape, values));
    }

    private static void constant(Map<String, Weights> map, String name, float value, int... shape) {
        var values = new float[size(shape)];
        Arrays.fill(values, value);
        map.put(name, new Weights(shape, values));
    }

    private static int size(int... shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size;
    }
}
