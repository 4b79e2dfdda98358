package io.thalweg.data.feature;

import java.util.List;

/// A category of many as an index, for a learned embedding: 0 for unseen, rare and missing ones, 1
/// … n for the categories.
///
/// @param input the column
/// @param categories the category of index 1, 2, …
public record EmbeddingTransform(String input, List<String> categories) implements Transform {
    public EmbeddingTransform {
        categories = List.copyOf(categories);
    }

    @Override
    public List<String> outputs() {
        return List.of();
    }
}
