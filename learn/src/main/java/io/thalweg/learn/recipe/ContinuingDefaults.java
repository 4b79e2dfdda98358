package io.thalweg.learn.recipe;

/// How a saved model is trained on where the user doesn't say: the one place of its numbers.
final class ContinuingDefaults {
    static final String OPTIMIZER = "adam";

    /// So many times smaller than for new weights, which have a longer way to go.
    private static final double SLOWER = 2;

    /// Where validation rows say when to stop.
    private static final int MOST_EPOCHS = 100;

    /// Where nothing does.
    private static final int FEW_EPOCHS = 20;

    private ContinuingDefaults() {}

    static double learningRate(String optimizer) {
        return NetworkDefaults.learningRate(optimizer) / SLOWER;
    }

    static int epochs(boolean linear, boolean judged) {
        if (linear) {
            return LinearDefaults.MAX_EPOCHS;
        }
        return judged ? MOST_EPOCHS : FEW_EPOCHS;
    }
}
