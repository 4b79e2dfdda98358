package io.thalweg.learn.train;

/// Where a run stands when a stop rule is asked.
///
/// @param step how many steps were done
/// @param epoch how many epochs were finished
/// @param epochFinished whether the last step ended an epoch
/// @param trainingLoss the mean training loss of the last finished epoch; NaN before
/// @param epochsSinceBest epochs since the lowest validation loss; 0 without validation
/// @param seconds since the run began
public record Progress(
        long step,
        int epoch,
        boolean epochFinished,
        double trainingLoss,
        int epochsSinceBest,
        double seconds) {}
