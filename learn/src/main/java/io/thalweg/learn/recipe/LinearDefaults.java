package io.thalweg.learn.recipe;

/// What the recipe `linear` does where the user doesn't say: the one place of its numbers.
final class LinearDefaults {
    static final int MAX_EPOCHS = 200;

    /// Of the optimizers that have a learning rate.
    static final String SCHEDULE = "constant";

    /// The penalty is chosen among these on the validation rows, unless the table is too large for
    /// that.
    static final double[] L2 = {1e-4, 1e-3, 1e-2, 1e-1};

    /// The penalty where none is chosen.
    static final double ONLY_L2 = 1e-4;

    /// Training numbers (rows by features) up to which the penalty is chosen.
    static final long LARGEST_CHOICE = 5_000_000;

    private LinearDefaults() {}
}
