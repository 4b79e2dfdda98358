package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// The training loss rises or jumps about instead of falling.
///
/// @param step of the run, counted from 1
/// @param way what the loss does
/// @param loss the training loss then
/// @param before what it is compared with: the loss before, the trivial model's, or the lowest of
///   the epochs around
/// @param learningRate of that step
public record LearningRateTooLarge(
        long step, Way way, double loss, double before, double learningRate) implements Finding {
    /// What the loss does.
    public enum Way {
        /// It grew step by step until it wasn't finite any more.
        DIVERGES,
        /// Epoch after epoch it stays far above the loss of a constant prediction.
        STAYS_HIGH,
        /// It goes up as often as down.
        OSCILLATES
    }

    @Override
    public String code() {
        return "learning_rate_too_large";
    }

    @Override
    public Severity severity() {
        return way == Way.OSCILLATES ? Severity.WARNING : Severity.SERIOUS;
    }

    @Override
    public String subject() {
        return "learning rate " + Figure.text(learningRate);
    }

    @Override
    public String seen() {
        var rate = "The learning rate of " + Figure.text(learningRate) + " seems too large: ";
        return switch (way) {
            case DIVERGES ->
                    rate
                            + "the training loss grew from "
                            + Figure.text(before)
                            + " to "
                            + Figure.text(loss)
                            + " up to step "
                            + Figure.text(step)
                            + ".";
            case STAYS_HIGH ->
                    rate
                            + "up to step "
                            + Figure.text(step)
                            + " the training loss is "
                            + Figure.text(loss)
                            + ", while a constant prediction has "
                            + Figure.text(before)
                            + ".";
            case OSCILLATES ->
                    rate
                            + "up to step "
                            + Figure.text(step)
                            + " the training loss jumps up and down between "
                            + Figure.text(before)
                            + " and "
                            + Figure.text(loss)
                            + " from epoch to epoch.";
        };
    }

    @Override
    public String advice() {
        return "Try a tenth of it (--learning-rate "
                + Figure.text(learningRate / 10)
                + "), or a larger batch (--batch-size).";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures(
                "step", step,
                "way", way.name().toLowerCase(java.util.Locale.ROOT),
                "loss", loss,
                "before", before,
                "learning_rate", learningRate);
    }
}
