package io.thalweg.data.feature;

import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Table;
import java.util.List;

/// One of several classes.
///
/// @param column the target
/// @param classes their names; in numeric order if all are numbers, else by code point
/// @param positive the index of the positive class of two, −1 if there are more
/// @param positiveReason why it is the positive one, a short phrase; empty if there is none
public record ClassTarget(String column, List<String> classes, int positive, String positiveReason)
        implements Target {
    public ClassTarget {
        classes = List.copyOf(classes);
    }

    /// The class indices of these rows.
    ///
    /// @throws DataException if the column is absent, or a row has no class or one that isn't known
    public int[] encode(Table table, int[] rows) {
        return TargetValues.classes(table, column, rows, classes);
    }
}
