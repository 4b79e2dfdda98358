package io.thalweg.learn.explain;

import io.thalweg.data.feature.EmbeddingTransform;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Features;
import java.util.ArrayList;
import java.util.List;

/// Where the numbers that were made of one column stand among a row's features.
///
/// @param numbers indices of dense numbers
/// @param categories indices of embedded categories
record Slots(List<Integer> numbers, List<Integer> categories) {
    /// Those of a column.
    static Slots of(FeaturePlan plan, String column) {
        var numbers = new ArrayList<Integer>();
        var categories = new ArrayList<Integer>();
        int number = 0;
        int category = 0;
        for (var transform : plan.transforms()) {
            boolean wanted = transform.input().equals(column);
            for (int i = 0; i < transform.width(); i++) {
                if (wanted) {
                    numbers.add(number);
                }
                number++;
            }
            if (transform instanceof EmbeddingTransform) {
                if (wanted) {
                    categories.add(category);
                }
                category++;
            }
        }
        return new Slots(numbers, categories);
    }

    /// Copies the column's features of a row into another row.
    void copy(Features from, int row, Features to, int toRow) {
        for (int slot : numbers) {
            to.values()[toRow * to.numbers() + slot] = from.values()[row * from.numbers() + slot];
        }
        for (int slot : categories) {
            to.categories()[toRow * to.embeddings() + slot] =
                    from.categories()[row * from.embeddings() + slot];
        }
    }

    /// Features of the same rows that may be written to.
    static Features writable(Features features) {
        return new Features(
                features.rows(),
                features.numbers(),
                features.values().clone(),
                features.embeddings(),
                features.categories().clone());
    }
}
