package io.thalweg.data.feature;

import java.util.ArrayList;

/// Decides which categories of a column get a slot or an index.
final class CategoryFitting {
    private final String name;
    private final FeatureOptions options;

    CategoryFitting(String name, FeatureOptions options) {
        this.name = name;
        this.options = options;
    }

    Transform fit(Cells cells, int[] rows) {
        var counts = new Counts();
        boolean missing = false;
        for (int row : rows) {
            var category = cells.text(row);
            if (category == null) {
                missing = true;
            } else {
                counts.add(category);
            }
        }
        var categories = counts.names(options.minimumCount());
        boolean many = categories.size() > options.oneHotLimit();
        if (many && !options.embedding()) {
            categories = new ArrayList<>(counts.mostFrequent(categories, options.oneHotLimit()));
        }
        CategoryOrder.sort(categories);
        return many && options.embedding()
                ? new EmbeddingTransform(name, categories)
                : new OneHotTransform(name, categories, missing);
    }
}
