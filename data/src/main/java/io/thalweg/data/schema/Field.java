package io.thalweg.data.schema;

import java.util.List;

/// What was decided about one column, and why.
///
/// @param name the column
/// @param kind what its values are
/// @param used whether features are made of it
/// @param reason why it is of this kind, or why it is not used: one short phrase
/// @param missing how many rows have no value
/// @param missingTokens the texts that stood for a missing value in the file, "empty" for an empty
///   cell
/// @param distinct how many different values there are; numbers are counted up to
///   [#COUNTED_DISTINCT], which then means "at least"
public record Field(
        String name,
        Kind kind,
        boolean used,
        String reason,
        int missing,
        List<String> missingTokens,
        int distinct) {
    /// Different numbers are counted up to here.
    public static final int COUNTED_DISTINCT = 10_000;

    public Field {
        missingTokens = List.copyOf(missingTokens);
    }

    /// "490 missing (NA, empty)", or "" if no value is missing.
    public String missingSummary() {
        if (missing == 0) {
            return "";
        }
        return missing
                + " missing"
                + (missingTokens.isEmpty() ? "" : " (" + String.join(", ", missingTokens) + ")");
    }
}
