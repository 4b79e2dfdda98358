package io.thalweg.data.feature;

import java.util.HashMap;
import java.util.Map;

/// Categories as an index.
final class EmbeddingEncoder implements Encoder {
    private final Map<String, Integer> indices;
    private final int index;

    EmbeddingEncoder(EmbeddingTransform transform, int index) {
        var categories = transform.categories();
        this.indices = HashMap.newHashMap(categories.size());
        for (int i = 0; i < categories.size(); i++) {
            indices.put(categories.get(i), i + 1);
        }
        this.index = index;
    }

    @Override
    public void encode(Cells cells, int[] rows, int from, int to, Features into) {
        for (int i = from; i < to; i++) {
            var text = cells.text(rows[i]);
            var category = text == null ? null : indices.get(text);
            into.categories()[i * into.embeddings() + index] = category == null ? 0 : category;
        }
    }
}
