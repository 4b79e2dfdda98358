package io.thalweg.data.feature;

import java.util.List;

/// How one column becomes numbers, with everything that was fitted on the training rows.
public sealed interface Transform
        permits NumberTransform,
                BooleanTransform,
                OneHotTransform,
                EmbeddingTransform,
                DateTimeTransform,
                TextTransform {
    /// The column.
    String input();

    /// The names of the dense numbers it gives, in order; none for an embedding.
    List<String> outputs();

    /// How many dense numbers it gives.
    default int width() {
        return outputs().size();
    }
}
