package io.thalweg.data.feature;

import io.thalweg.data.schema.Task;
import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Table;
import org.jspecify.annotations.Nullable;

/// What is to be predicted, between the table's values and the model's numbers.
public sealed interface Target permits NumberTarget, ClassTarget {
    /// The target's name.
    String column();

    /// Fits scaling (a number) or lists the classes.
    ///
    /// @param table the rows
    /// @param column the target
    /// @param task what it is taken as
    /// @param trainingRows rows with a target; a number's scaling comes from these alone. The names
    ///   of classes, and which is positive, come from all rows of the table, so that they don't
    ///   depend on the split.
    /// @param positive the positive class of two, as the user asks for; null to choose by rule
    /// @throws DataException if the target can't be learned: absent, all missing, one class, more
    ///   classes than rows allow, text where numbers are needed, no such positive class
    static Target fit(
            Table table, String column, Task task, int[] trainingRows, @Nullable String positive) {
        return TargetFitting.fit(table, column, task, trainingRows, positive);
    }

    /// The rows that have a target, in order; those without can't be learned from or judged by.
    ///
    /// @throws DataException if there is no such column, or every value is missing
    static int[] usableRows(Table table, String column) {
        return TargetFitting.usableRows(table, column);
    }
}
