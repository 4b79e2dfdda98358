package io.thalweg.learn.train;

import io.thalweg.learn.doctor.Observation;
import io.thalweg.model.Network;
import org.jspecify.annotations.Nullable;

/// What a training run gave.
///
/// @param network the trained network, with the weights of the best validation epoch where there
///   was validation
/// @param stoppedBy which rule ended it, see [RunEvent.Stopped]
/// @param epochs how many passes over the training rows ended
/// @param steps how many steps were done
/// @param bestEpoch whose weights the network has; 0 if no epoch's, but the last step's
/// @param trainingLoss the mean of the last epoch; NaN if none ended
/// @param validationLoss the lowest; NaN without validation
/// @param outcome the lowest loss beside a constant prediction's; null if no doctor watched
public record TrainingRun(
        Network network,
        String stoppedBy,
        int epochs,
        long steps,
        int bestEpoch,
        double trainingLoss,
        double validationLoss,
        Observation.@Nullable Outcome outcome) {
    /// The same run with another network that was made from what it learnt.
    public TrainingRun with(Network other) {
        return new TrainingRun(
                other, stoppedBy, epochs, steps, bestEpoch, trainingLoss, validationLoss, outcome);
    }
}
