package io.thalweg.learn.recipe;

import io.thalweg.learn.evaluate.Judgement;
import io.thalweg.model.Evaluation;
import io.thalweg.model.SavedModel;
import org.jspecify.annotations.Nullable;

/// A trained model that is still to be judged.
///
/// @param model with the figures on the rows that training saw least of
/// @param preparation what was found in the table
/// @param stoppedBy which rule ended the run that the model comes from
/// @param epochs how many epochs that run had
/// @param steps how many steps all runs had
/// @param resumedFromStep how many of these came from checkpoints; null if none could
/// @param search what was tried; null if nothing was
/// @param ensemble the figures of the ensemble that the model was distilled from; null if it wasn't
record Trained(
        SavedModel model,
        Preparation preparation,
        String stoppedBy,
        int epochs,
        long steps,
        @Nullable Long resumedFromStep,
        @Nullable Search search,
        @Nullable Evaluation ensemble) {
    /// @param judgedModel the model, with the figures that count
    /// @param seconds how long all took
    /// @param judgement what it is worth
    /// @param evidence which rows say so
    Fitted judged(SavedModel judgedModel, double seconds, Judgement judgement, Evidence evidence) {
        return new Fitted(
                judgedModel,
                preparation,
                stoppedBy,
                epochs,
                steps,
                seconds,
                resumedFromStep,
                judgement,
                evidence,
                search,
                ensemble);
    }
}
