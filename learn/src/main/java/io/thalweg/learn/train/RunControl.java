package io.thalweg.learn.train;

import io.thalweg.learn.doctor.Finding;

/// What a callback may do to the run that it is told of.
public interface RunControl {
    /// Where the run stands.
    Progress progress();

    /// Ends the run after the step that was done last.
    ///
    /// @param reason a word for [RunEvent.Stopped#reason]
    void stop(String reason);

    /// Multiplies the learning rate of all steps to come, whatever the schedule makes of it.
    ///
    /// @param factor above 0
    /// @throws TrainingException if it isn't, or isn't finite
    void multiplyLearningRate(double factor);

    /// Tells all who listen of something that looks wrong.
    void warn(Finding finding);
}
