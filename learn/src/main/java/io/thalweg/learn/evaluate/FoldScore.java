package io.thalweg.learn.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The figures of one fold of a cross-validation: everything that was fitted or chosen for it saw
/// only the other rows. Keys are those of [io.thalweg.model.Evaluation].
///
/// @param number from 1
/// @param trainingRows how many rows trained
/// @param validationRows how many chose and said when to stop
/// @param testRows how many judged
/// @param stoppedBy which rule ended training
/// @param metrics the model's figures on the fold's test rows
/// @param linearMetrics those of a linear model trained on the same rows
/// @param trivialMetrics those of the trivial model of the same rows
public record FoldScore(
        int number,
        int trainingRows,
        int validationRows,
        int testRows,
        String stoppedBy,
        SequencedMap<String, Double> metrics,
        SequencedMap<String, Double> linearMetrics,
        SequencedMap<String, Double> trivialMetrics) {
    /// Keeps copies.
    public FoldScore {
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
        linearMetrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(linearMetrics));
        trivialMetrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(trivialMetrics));
    }
}
