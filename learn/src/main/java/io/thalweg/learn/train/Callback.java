package io.thalweg.learn.train;

/// Is told what happens in a run, and may stop it or change its learning rate.
///
/// ```java
/// training.callback((event, control) -> {
///     if (event instanceof RunEvent.EpochDone epoch && epoch.validationLoss() > 2) {
///         control.multiplyLearningRate(0.5);
///     }
/// });
/// ```
///
/// Where a run goes on from a checkpoint, the learning rate is what a callback had made of it; what
/// the callback itself remembers is its own business.
@FunctionalInterface
public interface Callback {
    /// Something happened.
    void accept(RunEvent event, RunControl control);
}
