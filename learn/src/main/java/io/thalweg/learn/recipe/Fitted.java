package io.thalweg.learn.recipe;

import io.thalweg.learn.evaluate.Judgement;
import io.thalweg.learn.explain.Explainer;
import io.thalweg.learn.explain.Explanation;
import io.thalweg.model.Evaluation;
import io.thalweg.model.SavedModel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A trained model, judged on rows that training never saw.
///
/// @param model the model
/// @param preparation what was found in the table
/// @param stoppedBy which rule ended the run that the model comes from; of several, the last one's
/// @param epochs how many epochs that run had
/// @param steps how many steps that run had
/// @param seconds how long all took, reading not included, nor what came before a checkpoint
/// @param resumedFromStep how many of the steps came from checkpoints; null if there were none to
///   go on from
/// @param judgement the figures on rows that training never saw, with intervals, beside those of a
///   linear model; and the folds
/// @param evidence the rows that say so
/// @param search what was tried; null where nothing was
/// @param ensemble the figures, on the same rows, of the ensemble that the model was distilled
///   from; null where it wasn't
public record Fitted(
        SavedModel model,
        Preparation preparation,
        String stoppedBy,
        int epochs,
        long steps,
        double seconds,
        @Nullable Long resumedFromStep,
        Judgement judgement,
        Evidence evidence,
        @Nullable Search search,
        @Nullable Evaluation ensemble) {
    /// The figures on the test rows, beside the trivial model's; with folds, on every fold's test
    /// rows.
    public Evaluation evaluation() {
        return model.evaluation();
    }

    /// What the model relies on, and where it is wrong, on rows that it was not trained on (where
    /// some were held back).
    ///
    /// @param explainer what is looked at, and how closely
    public Explanation explain(Explainer explainer) {
        return explainer.explain(
                evidence.model(),
                evidence.rows().table(),
                evidence.unseen(),
                evidence.rows().rows(),
                evidence.outputs());
    }

    /// Writes the model file.
    ///
    /// @throws io.thalweg.model.ModelFileException if the folder doesn't exist
    public void save(Path file) {
        model.save(file);
    }
}
