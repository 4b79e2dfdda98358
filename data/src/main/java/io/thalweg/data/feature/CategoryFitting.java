package io.thalweg.data.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides which categories of a column get a slot or an index.
final class CategoryFitting {
    private final String name;
    private final FeatureOptions options;

    CategoryFitting(String name, FeatureOptions options) {
        this.name = name;
        this.options = options;
    }

    Transform fit(Cells cells, int[] rows) {
        Map<String, Integer> counts = new HashMap<>();
        boolean missing = false;
        for (int row : rows) {
            var category = cells.text(row);
            if (category == null) {
                missing = true;
            } else {
                counts.merge(category, 1, Integer::sum);
            }
        }
        var frequent = new ArrayList<String>();
        for (var entry : counts.entrySet()) {
            if (entry.getValue() >= options.minimumCount()) {
                frequent.add(entry.getKey());
            }
        }
        CategoryOrder.sort(frequent);
        if (frequent.size() > options.oneHotLimit()) {
            if (options.embedding()) {
                return new EmbeddingTransform(name, frequent);
            }
            return new OneHotTransform(name, mostFrequent(frequent, counts), missing);
        }
        return new OneHotTransform(name, frequent, missing);
    }

    /// As many as have a slot, in their own order; among equally frequent ones the first.
    private List<String> mostFrequent(List<String> sorted, Map<String, Integer> counts) {
        var byCount = new ArrayList<>(sorted);
        byCount.sort((one, other) ->
                Integer.compare(counts.getOrDefault(other, 0), counts.getOrDefault(one, 0)));
        var chosen = new ArrayList<>(byCount.subList(0, options.oneHotLimit()));
        CategoryOrder.sort(chosen);
        return chosen;
    }
}
