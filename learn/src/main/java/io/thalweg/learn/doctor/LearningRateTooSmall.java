package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// The training loss barely falls, because the weights barely move.
///
/// @param steps how many there were
/// @param firstLoss the mean training loss of the first epoch
/// @param lastLoss that of the last epoch
/// @param moved how far the weights moved, as a share of their norm
/// @param learningRate of the last step
public record LearningRateTooSmall(
        long steps, double firstLoss, double lastLoss, double moved, double learningRate)
        implements Finding {
    @Override
    public String code() {
        return "learning_rate_too_small";
    }

    @Override
    public String subject() {
        return "learning rate " + Figure.text(learningRate);
    }

    @Override
    public String seen() {
        return "The learning rate of "
                + Figure.text(learningRate)
                + " seems too small: in "
                + Words.count(steps, "step")
                + " the training loss went from "
                + Figure.text(firstLoss)
                + " to "
                + Figure.text(lastLoss)
                + " only, and the weights moved by "
                + Words.percent(moved)
                + " of their size.";
    }

    @Override
    public String advice() {
        return "Try ten times as much (--learning-rate "
                + Figure.text(learningRate * 10)
                + "), or train for longer (--max-epochs).";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures(
                "steps", steps,
                "first_loss", firstLoss,
                "last_loss", lastLoss,
                "moved", moved,
                "learning_rate", learningRate);
    }
}
