package io.thalweg.learn.optim;

/// How the learning rate changes in the course of training: a factor to the optimizer's own. Or how
/// something else does, such as the strength of regularization.
@FunctionalInterface
public interface Schedule {
    /// The factor for one step.
    ///
    /// @param step 0 for the first
    /// @param totalSteps how many steps training is planned to have, at least 1; steps beyond that
    ///   have the last one's factor
    /// @param stepsPerEpoch at least 1
    /// @return 0 or above
    double factor(long step, long totalSteps, long stepsPerEpoch);
}
