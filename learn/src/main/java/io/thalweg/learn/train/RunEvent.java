package io.thalweg.learn.train;

import io.thalweg.learn.doctor.Finding;

/// What happens in a training run, for whoever listens: a terminal, a file, a test.
///
/// A run tells of [Started], then of steps ([StepDone]), evaluations, epochs, changed learning
/// rates, checkpoints and findings as they happen, of [Stopped] once something ends it, and of
/// [Ended] when the weights to keep are in place.
public sealed interface RunEvent {
    /// The run begins, or goes on from a checkpoint.
    ///
    /// @param rows how many rows train
    /// @param parameters how many numbers are trained
    /// @param stepsPerEpoch how many steps a pass over the rows takes
    /// @param mostSteps how many steps there will be at most
    /// @param resumedFromStep how many steps a checkpoint had already done; 0 for a run that begins
    record Started(
            int rows, long parameters, long stepsPerEpoch, long mostSteps, long resumedFromStep)
            implements RunEvent {}

    /// A step was done.
    ///
    /// @param step how many were done so far
    /// @param loss of the step's batch, before the step
    /// @param learningRate of the step; NaN where the optimizer finds its own
    record StepDone(long step, double loss, double learningRate) implements RunEvent {}

    /// The validation rows were looked at.
    ///
    /// @param epoch after how many epochs
    /// @param step after how many steps
    /// @param loss their mean loss, without penalties
    /// @param best whether it is the lowest so far
    record Evaluated(int epoch, long step, double loss, boolean best) implements RunEvent {}

    /// A pass over the training rows ended, and was evaluated if there are validation rows.
    ///
    /// @param epoch how many ended so far
    /// @param step how many steps were done so far
    /// @param trainingLoss the mean of the epoch, without penalties
    /// @param validationLoss NaN without validation
    /// @param best whether the validation loss is the lowest so far
    /// @param learningRate of the last step
    /// @param samplesPerSecond in this epoch, the evaluation included
    /// @param secondsLeft until the last step, at this speed
    record EpochDone(
            int epoch,
            long step,
            double trainingLoss,
            double validationLoss,
            boolean best,
            double learningRate,
            double samplesPerSecond,
            double secondsLeft)
            implements RunEvent {}

    /// The learning rate was changed by what was seen, not by the schedule's plan.
    ///
    /// @param step how many steps were done so far
    /// @param before what it would have been in the next step
    /// @param after what it is there
    /// @param cause `plateau` or `callback`
    record LearningRateChanged(long step, double before, double after, String cause)
            implements RunEvent {}

    /// All that is needed to go on from here was written to disk.
    ///
    /// @param step how many steps of this run were done
    /// @param seconds how long the run waited for it
    record Checkpointed(long step, double seconds) implements RunEvent {}

    /// Something looks wrong. May come before the run begins: then it is about the data.
    ///
    /// @param finding what, with figures and advice
    record Warned(Finding finding) implements RunEvent {}

    /// A rule ended the run.
    ///
    /// @param reason which: `max_epochs`, `max_steps`, `stop_loss`, `patience`, `time_budget`,
    ///   `interrupted`; `converged` where L-BFGS can do no more, `diverged` where the loss isn't a
    ///   finite number any more; or a callback's own word
    /// @param epochs how many epochs ended
    /// @param steps how many steps were done
    /// @param bestEpoch whose weights will be kept; 0 if no epoch's, but the last step's
    record Stopped(String reason, int epochs, long steps, int bestEpoch) implements RunEvent {}

    /// The run is over, and its weights are those to be kept.
    ///
    /// @param trainingLoss the mean of the last epoch; NaN if none ended
    /// @param validationLoss of the weights that were kept; NaN without validation
    /// @param seconds how long it took, what came before a checkpoint not included
    record Ended(double trainingLoss, double validationLoss, double seconds) implements RunEvent {}
}
