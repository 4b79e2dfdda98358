package io.thalweg.data.schema;

import io.thalweg.data.source.TextColumn;
import java.util.ArrayList;
import java.util.List;

/// The texts that rows have, and how many rows have each.
///
/// @param texts in the order of the column's dictionary
/// @param counts rows of each
/// @param total rows that have a text
@SuppressWarnings("ArrayRecordComponent") // a local result, never compared
record UsedTexts(List<String> texts, int[] counts, int total) {
    static UsedTexts of(TextColumn column) {
        var counts = new int[column.dictionary().size()];
        for (int row = 0; row < column.size(); row++) {
            int code = column.code(row);
            if (code != TextColumn.MISSING) {
                counts[code]++;
            }
        }
        var texts = new ArrayList<String>();
        int total = 0;
        int used = 0;
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                texts.add(column.dictionary().get(code));
                total += counts[code];
                counts[used++] = counts[code];
            }
        }
        return new UsedTexts(texts, counts, total);
    }

    int distinct() {
        return texts.size();
    }
}
