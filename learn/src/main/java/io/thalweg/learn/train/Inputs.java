package io.thalweg.learn.train;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import io.thalweg.data.feature.CategoryInput;
import io.thalweg.learn.nn.Site;
import io.thalweg.model.Network;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The placeholders of a network over table features, and what they are fed.
///
/// @param numbers the dense features, `[batch, numbers]`; null if there are none
/// @param categories one for each embedded column, `[batch]`
record Inputs(@Nullable Node numbers, List<Node> categories) {
    /// The most numbers an embedding has for each category.
    private static final int LARGEST_EMBEDDING = 8;

    static Inputs in(Graph graph, int numbers, int embeddings) {
        var categories = new ArrayList<Node>();
        for (int i = 0; i < embeddings; i++) {
            categories.add(graph.classes(Network.category(i), Shape.of(Shape.BATCH)));
        }
        return new Inputs(
                numbers == 0
                        ? null
                        : graph.placeholder(Network.NUMBERS, Shape.of(Shape.BATCH, numbers)),
                List.copyOf(categories));
    }

    /// The dense features and the embeddings side by side. Shape: `[batch, features]`.
    Node features(Site site, List<CategoryInput> columns) {
        var parts = new ArrayList<Node>();
        if (numbers != null) {
            parts.add(numbers);
        }
        for (int i = 0; i < columns.size(); i++) {
            int rows = columns.get(i).size();
            int width = Math.min(LARGEST_EMBEDDING, (rows + 1) / 2);
            var table = site.variable("embedding_" + i, InitialValue.normal(0.1, rows, width));
            parts.add(table.gather(categories.get(i)));
        }
        if (parts.isEmpty()) {
            throw new TrainingException(
                    "The samples have no feature to learn from; expected at least one column.");
        }
        var first = parts.removeFirst();
        return parts.isEmpty() ? first : first.concatenate(1, parts.toArray(Node[]::new));
    }
}
