package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.List;

/// What to know before reading a table.
///
/// @param missing texts that stand for a missing value, compared with the cell without the white
///   space around it and whatever the letter case; an empty cell is always missing
/// @param header whether the first line names the columns
/// @param decimalMark what a comma in a number means where that can't be seen from the file
public record ReadOptions(List<String> missing, HeaderRule header, DecimalMark decimalMark) {
    /// What counts as missing unless told otherwise; an empty cell as well.
    public static final List<String> STANDARD_MISSING = List.of("NA", "N/A", "NaN", "null", "?");

    private static final ReadOptions STANDARD =
            new ReadOptions(STANDARD_MISSING, HeaderRule.FOUND_OUT, DecimalMark.FOUND_OUT);

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

    /// [#STANDARD_MISSING]; header and decimal mark are found out.
    public static ReadOptions standard() {
        return STANDARD;
    }

    public ReadOptions withMissing(List<String> texts) {
        return new ReadOptions(texts, header, decimalMark);
    }

    public ReadOptions withHeader(HeaderRule rule) {
        return new ReadOptions(missing, rule, decimalMark);
    }

    public ReadOptions withDecimalMark(DecimalMark mark) {
        return new ReadOptions(missing, header, mark);
    }
}
