package io.thalweg.bench;

import java.util.ArrayList;
import java.util.List;

/// What is compared.
public enum Workload {
    /// y = w x + b by gradient descent on all samples.
    W1(
            "W1",
            "linear regression, 1 feature, 100 samples, full-batch gradient descent",
            Unit.MICROSECONDS_PER_STEP,
            new Steps(100, 1, 400, 0.95),
            new Cost(Counted.mlp(100, 1, 1), 8 * 100)),
    /// A small network.
    W2(
            "W2",
            "MLP 16-64-64-1 relu, MSE, Adam, batch 32",
            Unit.SAMPLES_PER_SECOND,
            new Steps(32, 32, 320, 0.8),
            new Cost(Counted.mlp(32, 16, 64, 64, 1), Counted.adamBytes(5_313))),
    /// A middling network.
    W3(
            "W3",
            "MLP 784-512-256-10 relu, softmax cross-entropy, Adam, batch 128",
            Unit.SAMPLES_PER_SECOND,
            new Steps(128, 16, 100, 0.8),
            new Cost(Counted.wide(128), Counted.adamBytes(Counted.WIDE))),
    /// The middling network, one sample at a time, gradient descent.
    W3B1_SGD(
            "W3b1-sgd",
            "the same at batch 1, plain SGD",
            Unit.SAMPLES_PER_SECOND,
            new Steps(1, 128, 512, 0.95),
            new Cost(Counted.wide(1), Counted.sgdBytes(Counted.WIDE))),
    /// The middling network, one sample at a time, Adam.
    W3B1_ADAM(
            "W3b1-adam",
            "the same at batch 1, Adam",
            Unit.SAMPLES_PER_SECOND,
            new Steps(1, 128, 512, 0.95),
            new Cost(Counted.wide(1), Counted.adamBytes(Counted.WIDE))),
    /// A convolutional network.
    W4(
            "W4",
            "CNN 28×28×1: conv 3×3×32 relu, conv 3×3×64 relu, max-pool 2, dense 128 relu, dense 10,"
                    + " Adam, batch 64",
            Unit.SAMPLES_PER_SECOND,
            new Steps(64, 4, 16, 0.9),
            new Cost(Counted.convolutions(64), Counted.adamBytes(1_199_882))),
    /// A recurrent network.
    W5(
            "W5",
            "LSTM, sequence 50, input 32, hidden 128, dense 10 on the last step, Adam, batch 32",
            Unit.SAMPLES_PER_SECOND,
            new Steps(32, 8, 32, 0.9),
            new Cost(Counted.recurrence(32), Counted.adamBytes(83_722))),
    /// A transformer.
    W6(
            "W6",
            "transformer encoder, 2 layers, sequence 64, width 128, 4 heads, feed-forward 512, Adam,"
                    + " batch 16",
            Unit.TOKENS_PER_SECOND,
            new Steps(16, 8, 24, 0.9),
            new Cost(Counted.attention(16), Counted.adamBytes(397_834))),
    /// A product.
    W7_256("W7-256", 256),
    /// A product.
    W7_512("W7-512", 512),
    /// A product.
    W7_1024("W7-1024", 1024),
    /// A product.
    W7_2048("W7-2048", 2048),
    /// A long table, block after block.
    W8(
            "W8",
            "logistic regression, 1,000,000 × 100, Adam, batch 1024, contiguous blocks",
            Unit.SAMPLES_PER_SECOND,
            new Steps(1024, 976, 150, 0.9),
            new Cost(Counted.mlp(1024, 100, 1), 1024 * 404)),
    /// A long table in random order.
    W8_SHUFFLED(
            "W8-shuffled",
            "the same, rows in random order",
            Unit.SAMPLES_PER_SECOND,
            new Steps(1024, 976, 150, 0.9),
            new Cost(Counted.mlp(1024, 100, 1), 1024 * 404)),
    /// A whole process.
    W9(
            "W9",
            "cold start to a trained and judged 4-16-3 network on iris, 200 epochs, batch 32",
            Unit.SECONDS,
            new Steps(32, 4, 800, 0.5),
            new Cost(0, 0));

    private final String id;
    private final String title;
    private final Unit unit;
    private final int batch;
    private final int batches;
    private final int traced;
    private final double learned;
    private final double operations;
    private final double bytes;

    /// @param batch samples in a step
    /// @param batches how many different batches there are
    /// @param traced how many steps the losses are compared over
    /// @param learned which share of the first losses the last ones must be below
    private record Steps(int batch, int batches, int traced, double learned) {}

    /// Of one step.
    private record Cost(double operations, double bytes) {}

    Workload(String id, String title, Unit unit, Steps steps, Cost cost) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        batch = steps.batch();
        batches = steps.batches();
        traced = steps.traced();
        learned = steps.learned();
        operations = cost.operations();
        bytes = cost.bytes();
    }

    Workload(String id, int size) {
        this(
                id,
                "product of two square matrices of " + size,
                Unit.GFLOPS,
                new Steps(size, 1, 2, 1),
                new Cost(2.0 * size * size * size, 12.0 * size * size));
    }

    /// Its name on the command line and in reports.
    public String id() {
        return id;
    }

    /// What is trained.
    public String title() {
        return title;
    }

    /// In what its speed is given.
    public Unit unit() {
        return unit;
    }

    /// Samples in a step; for a product, the length of its axes.
    public int batch() {
        return batch;
    }

    /// How many different batches there are.
    public int batches() {
        return batches;
    }

    /// Over how many steps, from the same start, the sides' losses are compared.
    public int traced() {
        return traced;
    }

    /// Which share of the first quarter's mean loss the last quarter's must be below.
    public double learned() {
        return learned;
    }

    /// What the optimizer is given: the rate of plain gradient descent or of Adam.
    public double learningRate() {
        return switch (this) {
            case W1 -> 0.1;
            case W2, W5 -> 0.003;
            case W3B1_SGD, W8, W8_SHUFFLED, W9 -> 0.01;
            case W3B1_ADAM -> 0.0001;
            case W3, W4, W6, W7_256, W7_512, W7_1024, W7_2048 -> 0.001;
        };
    }

    /// Whether the optimizer is Adam with 0.9, 0.999, 1e-8; else it is plain gradient descent.
    public boolean isAdam() {
        return this != W1 && this != W3B1_SGD;
    }

    /// Floating-point operations of a step's products: two for each multiplication with its
    /// addition, in the forward pass and in the gradients to weights and to hidden inputs. The rest
    /// isn't counted.
    public double operations() {
        return operations;
    }

    /// Bytes that a step moves at least, if no activation leaves the cache.
    public double bytes() {
        return bytes;
    }

    /// Whether there is nothing to learn.
    public boolean isProduct() {
        return unit == Unit.GFLOPS;
    }

    /// The figure for some steps that took some time.
    ///
    /// @param nanoseconds above 0
    public double figure(double stepCount, double nanoseconds) {
        double seconds = nanoseconds / 1e9;
        return switch (unit) {
            case MICROSECONDS_PER_STEP -> nanoseconds / 1e3 / stepCount;
            case SAMPLES_PER_SECOND -> batch() * stepCount / seconds;
            case TOKENS_PER_SECOND -> batch() * Problem.TOKENS * stepCount / seconds;
            case GFLOPS -> operations() * stepCount / nanoseconds;
            case SECONDS -> seconds / stepCount;
        };
    }

    /// Steps in a second, from a figure.
    public double stepsPerSecond(double figure) {
        return switch (unit) {
            case MICROSECONDS_PER_STEP -> 1e6 / figure;
            case SAMPLES_PER_SECOND -> figure / batch();
            case TOKENS_PER_SECOND -> figure / (batch() * Problem.TOKENS);
            case GFLOPS -> figure * 1e9 / operations();
            case SECONDS -> 1 / figure;
        };
    }

    /// Those that a word of the command line means: one by its id, or all that begin with it and a
    /// hyphen.
    ///
    /// @return empty if there is none
    public static List<Workload> named(String word) {
        var found = new ArrayList<Workload>();
        for (var workload : values()) {
            if (workload.id.equals(word) || workload.id.startsWith(word + "-")) {
                found.add(workload);
            }
        }
        return found;
    }
}
