package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import java.util.List;
import java.util.Map;

/// The same numbers of each sample under another shape: `[batch, …]` to `[batch, axes…]`.
///
/// @param axes the lengths behind the batch; empty for one axis with all numbers
public record Rearranged(List<Integer> axes) implements Layer {
    /// Keeps a copy.
    public Rearranged {
        axes = List.copyOf(axes);
    }

    @Override
    public Node build(Node input, Site site) {
        var shape = input.shape();
        int size = 1;
        for (int axis = 1; axis < shape.rank(); axis++) {
            size *= shape.axis(axis);
        }
        int wanted = 1;
        var target = new int[Math.max(2, axes.size() + 1)];
        target[0] = shape.axis(0);
        target[1] = size;
        for (int i = 0; i < axes.size(); i++) {
            target[i + 1] = axes.get(i);
            wanted *= axes.get(i);
        }
        if (!axes.isEmpty() && wanted != size) {
            throw new LayerException(
                    "A reshape layer can't make "
                            + axes
                            + " of the "
                            + size
                            + " numbers that each sample of "
                            + shape
                            + " has.");
        }
        return input.reshape(Shape.of(target));
    }

    @Override
    public String kind() {
        return axes.isEmpty() ? "flatten" : "reshape";
    }

    @Override
    public Map<String, Object> settings() {
        return axes.isEmpty() ? Map.of() : Map.of("axes", axes);
    }
}
