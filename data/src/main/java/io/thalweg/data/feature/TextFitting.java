package io.thalweg.data.feature;

import java.util.ArrayList;
import java.util.HashSet;

/// Decides which words of a text column count, and how much.
final class TextFitting {
    private final String name;
    private final int limit;

    TextFitting(String name, int limit) {
        this.name = name;
        this.limit = limit;
    }

    /// The words that the most training rows have; among equals the first by code point.
    TextTransform fit(Cells cells, int[] rows) {
        var rowsWith = new Counts();
        for (int row : rows) {
            var text = cells.text(row);
            if (text != null) {
                for (var word : new HashSet<>(Words.of(text))) {
                    rowsWith.add(word);
                }
            }
        }
        var chosen = rowsWith.mostFrequent(rowsWith.names(1), limit);
        var weights = new ArrayList<Double>(chosen.size());
        for (var word : chosen) {
            weights.add(weight(rows.length, rowsWith.of(word)));
        }
        return new TextTransform(name, chosen, weights);
    }

    /// Inverse document frequency, smoothed as if one more row had every word (Spärck Jones 1972;
    /// the form of scikit-learn's user guide).
    private static double weight(int rows, int rowsWithWord) {
        return StrictMath.log((1.0 + rows) / (1.0 + rowsWithWord)) + 1;
    }
}
