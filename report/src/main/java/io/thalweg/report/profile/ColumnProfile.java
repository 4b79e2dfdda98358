package io.thalweg.report.profile;

import io.thalweg.data.schema.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one column looks like.
///
/// @param field what it was taken for, and why
/// @param rows how many rows the table has
/// @param spread how its values are spread; null where that says nothing (names, sentences)
/// @param found how closely it goes with the target; null for the target itself and where nothing
///   could be computed
public record ColumnProfile(
        Field field, int rows, @Nullable Spread spread, @Nullable Relation found) {
    /// The share of rows without a value.
    public double missingShare() {
        return rows == 0 ? 0 : (double) field.missing() / rows;
    }

    /// How closely the column goes with the target.
    public Optional<Relation> relation() {
        return Optional.ofNullable(found);
    }
}
