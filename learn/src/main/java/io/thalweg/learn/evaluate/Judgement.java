package io.thalweg.learn.evaluate;

import io.thalweg.model.Evaluation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a model is worth: its figures on the rows that judge it, how sure they are, and what the
/// trivial and a linear model get on the same rows.
///
/// @param evaluation the model's figures and the trivial model's; with folds those of all folds'
///   test rows together, each predicted by a model that never saw it
/// @param intervals of the model's figures
/// @param linearMetrics a linear model's figures on the same rows, by the same keys; empty if none
///   was trained
/// @param folds the folds, or null if the rows were held back just once
public record Judgement(
        Evaluation evaluation,
        Intervals intervals,
        SequencedMap<String, Double> linearMetrics,
        @Nullable CrossValidation folds) {
    /// Keeps a copy.
    public Judgement {
        linearMetrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(linearMetrics));
    }

    /// The figures in aligned columns: the model's, their intervals, the linear and the trivial
    /// model's; then the folds and the confusion matrix, for a terminal of 80 columns. Ends with a
    /// line break.
    @Override
    public String toString() {
        return JudgementText.of(this);
    }
}
