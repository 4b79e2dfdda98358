package io.thalweg.learn.recipe;

import io.thalweg.learn.train.TrainingRun;

/// One trained network and what it takes to train it again on other rows.
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

    /// A network of dense layers.
    ///
    /// @param number which of several; each has random numbers of its own
    record Dense(int number) implements Plan {}
}
