package io.thalweg.learn.recipe;

import io.thalweg.learn.train.TrainingRun;

/// One trained network and what it takes to train it again.
///
/// @param plan what was trained
/// @param run what came out
record Member(Plan plan, TrainingRun run) {
    /// What is trained.
    sealed interface Plan {}

    /// A linear model.
    ///
    /// @param l2 the strength of the penalty on squared weights
    record Linear(double l2) implements Plan {}

    /// A distance between rows.
    record Distance() implements Plan {}

    /// A network of dense layers.
    record Dense() implements Plan {}
}
