package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import java.util.Map;

/// A row of numbers for each class: the classes' numbers `[batch, …]` to `[batch, …, width]`. The
/// table `[classes, width]` starts uniform in ±0.05, as in Keras.
///
/// @param classes how many classes there are
/// @param width how many numbers each gets
public record Embedding(int classes, int width) implements Layer {
    /// Checks the numbers.
    public Embedding {
        if (classes < 1 || width < 1) {
            throw new LayerException(
                    "An embedding layer needs at least 1 class and a width of at least 1, not "
                            + classes
                            + " and "
                            + width
                            + ".");
        }
    }

    @Override
    public Node build(Node input, Site site) {
        var table = site.variable("table", InitialValue.uniform(-0.05, 0.05, classes, width));
        return table.gather(input);
    }

    @Override
    public String kind() {
        return "embedding";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("classes", classes, "width", width);
    }
}
