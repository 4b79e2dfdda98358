package io.thalweg.learn.train;

import io.thalweg.learn.doctor.Finding;

/// What happens in a training run, for whoever listens: a terminal, a file, a test.
public sealed interface RunEvent {
    /// The run begins.
    ///
    /// @param rows how many rows train
    /// @param parameters how many numbers are trained
    /// @param stepsPerEpoch how many steps a pass over the rows takes
    /// @param mostSteps how many steps there will be at most
    record Started(int rows, long parameters, long stepsPerEpoch, long mostSteps)
            implements RunEvent {}

    /// A step was done.
    ///
    /// @param step how many were done so far
    /// @param loss of the step's batch, before the step
    /// @param learningRate of the step
    record StepDone(long step, double loss, double learningRate) implements RunEvent {}

    /// A pass over the training rows ended.
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

    /// The doctor found something wrong.
    ///
    /// @param finding what, with figures and advice
    record Warned(Finding finding) implements RunEvent {}

    /// The run ended.
    ///
    /// @param reason which rule ended it: `max_epochs`, `max_steps`, `stop_loss`, `patience`,
    ///   `time_budget`, `interrupted`; `converged` where L-BFGS can do no more, `diverged` where
    ///   the loss isn't a finite number any more
    /// @param epochs how many epochs ended
    /// @param steps how many steps were done
    /// @param bestEpoch whose weights were kept; 0 if no epoch's, but the last step's
    record Stopped(String reason, int epochs, long steps, int bestEpoch) implements RunEvent {}
}
