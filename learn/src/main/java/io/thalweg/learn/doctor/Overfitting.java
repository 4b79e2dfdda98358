package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// The validation loss rises while the training loss falls on.
///
/// @param bestEpoch the one with the lowest validation loss
/// @param epoch now
/// @param bestValidation the lowest validation loss
/// @param validation the validation loss now
/// @param trainingThen the training loss of the best epoch
/// @param training the training loss now
public record Overfitting(
        int bestEpoch,
        int epoch,
        double bestValidation,
        double validation,
        double trainingThen,
        double training)
        implements Finding {
    @Override
    public String code() {
        return "overfitting";
    }

    @Override
    public String subject() {
        return "epoch " + epoch;
    }

    @Override
    public String seen() {
        return "The model learns the training rows by heart: from epoch "
                + bestEpoch
                + " to "
                + epoch
                + " the training loss fell from "
                + Figure.text(trainingThen)
                + " to "
                + Figure.text(training)
                + ", while the validation loss rose from "
                + Figure.text(bestValidation)
                + " to "
                + Figure.text(validation)
                + ".";
    }

    @Override
    public String advice() {
        return "Stop earlier (--patience 20), use fewer or smaller layers (--layers), more --dropout"
                + " or --weight-decay, or more rows.";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures(
                "best_epoch", bestEpoch,
                "epoch", epoch,
                "best_validation_loss", bestValidation,
                "validation_loss", validation,
                "training_loss_then", trainingThen,
                "training_loss", training);
    }
}
