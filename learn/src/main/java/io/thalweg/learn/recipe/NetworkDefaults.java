package io.thalweg.learn.recipe;

import java.util.List;

/// What the recipe `network` does where the user doesn't say: the one place of its numbers.
final class NetworkDefaults {
    static final List<Integer> LAYERS = List.of(128, 64);
    static final String ACTIVATION = "relu";
    static final double DROPOUT = 0.1;
    static final String OPTIMIZER = "adamw";
    static final double WEIGHT_DECAY = 0.01;
    static final String SCHEDULE = "cosine";

    /// The share of the steps in which the learning rate rises first.
    static final double WARM_UP = 0.05;

    static final int MAX_EPOCHS = 200;
    static final int PATIENCE = 20;

    private NetworkDefaults() {}

    /// About thirty steps an epoch on small tables, at most 256 rows a step on large ones.
    static int batchSize(int rows) {
        int size = 16;
        while (size < 256 && size * 30 < rows) {
            size *= 2;
        }
        return size;
    }

    /// The learning rate that suits an optimizer.
    static double learningRate(String optimizer) {
        return switch (optimizer) {
            case "sgd", "momentum", "nesterov", "adagrad" -> 0.01;
            case "adadelta" -> 1.0;
            case "lion" -> 3e-4;
            default -> 2e-3;
        };
    }
}
