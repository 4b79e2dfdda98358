package io.thalweg.data.schema;

import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Table;

/// What is to be predicted.
public enum Task {
    /// A number.
    REGRESSION,
    /// One of two classes.
    BINARY,
    /// One of several classes.
    MULTICLASS;

    /// A task and why it was chosen.
    ///
    /// @param task what is to be predicted
    /// @param reason one short phrase, with the way to overrule it where it might be wrong
    public record Choice(Task task, String reason) {}

    /// Decides from the target's values. Texts are classes. Numbers with exactly two different
    /// values are two classes; integers 0 … k−1 or 1 … k, all of them present, with k ≤ 20 and at
    /// least ten rows for each, are classes; other numbers are a regression.
    ///
    /// @throws DataException if there is no such column, or it has fewer than two different values
    public static Choice infer(Table table, String target) {
        return TaskInference.infer(table, target);
    }
}
