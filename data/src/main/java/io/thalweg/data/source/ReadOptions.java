package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.List;

/// What to know before reading a table.
///
/// @param missing texts that stand for a missing value, compared with the cell without the white
///   space around it and whatever the letter case; an empty cell is always missing
public record ReadOptions(List<String> missing) {
    /// What counts as missing unless told otherwise; an empty cell as well.
    public static final List<String> STANDARD_MISSING = List.of("NA", "N/A", "NaN", "null", "?");

    private static final ReadOptions STANDARD = new ReadOptions(STANDARD_MISSING);

    public ReadOptions {
        var distinct = new ArrayList<String>();
        for (var token : missing) {
            var text = token.strip();
            if (!text.isEmpty() && !distinct.contains(text)) {
                distinct.add(text);
            }
        }
        missing = List.copyOf(distinct);
    }

    /// [#STANDARD_MISSING].
    public static ReadOptions standard() {
        return STANDARD;
    }
}
