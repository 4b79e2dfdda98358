package io.thalweg.learn.recipe;

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
public record Fitted(
        SavedModel model,
        Preparation preparation,
        String stoppedBy,
        int epochs,
        long steps,
        double seconds,
        @Nullable Long resumedFromStep) {
    /// The figures on the test rows, beside the trivial model's.
    public Evaluation evaluation() {
        return model.evaluation();
    }

    /// Writes the model file.
    ///
    /// @throws io.thalweg.model.ModelFileException if the folder doesn't exist
    public void save(Path file) {
        model.save(file);
    }
}
