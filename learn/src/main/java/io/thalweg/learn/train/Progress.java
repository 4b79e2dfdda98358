package io.thalweg.learn.train;

/// Where a run stands: a view that changes as the run goes on.
public interface Progress {
    /// How many steps were done.
    long step();

    /// How many epochs were finished.
    int epoch();

    /// Whether the last step ended an epoch.
    boolean epochFinished();

    /// The mean training loss of the last finished epoch; NaN before.
    double trainingLoss();

    /// The validation loss after the last finished epoch; NaN before, and without validation.
    double validationLoss();

    /// Epochs since the lowest validation loss; 0 without validation.
    int epochsSinceBest();

    /// Seconds since the run began, those before a checkpoint that it went on from included.
    double seconds();
}
