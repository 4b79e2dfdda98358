package io.thalweg.learn.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A row that was predicted badly.
///
/// @param row its index in the table
/// @param line the line of the file where it starts, the header being line 1; 0 for a table in
///   memory
/// @param truth the target's value
/// @param prediction what the model says: the number, or the class
/// @param probability what probability the model gives to the true class; NaN for numbers
/// @param loss for numbers |truth − prediction|, in the target's unit; for classes −log(probability
///   of the true class), in nats
/// @param values what the model was given, by column; empty where a value is missing
public record WorstRow(
        int row,
        int line,
        String truth,
        String prediction,
        double probability,
        double loss,
        SequencedMap<String, String> values) {
    /// Keeps a copy.
    public WorstRow {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }
}
