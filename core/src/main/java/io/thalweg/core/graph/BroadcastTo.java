package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operand, repeated along the axes where it has length 1 or none. Gradient: summed along them.
public record BroadcastTo(Shape target) implements Movement {
    @Override
    public String name() {
        return "broadcastTo";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("target", OpCatalog.list(target.axes()));
    }

    @Override
    public Shape shape(List<Shape> operands) {
        if (!operands.get(0).broadcastsTo(target)) {
            throw new ShapeException(
                    "Can't repeat "
                            + operands.get(0)
                            + " to "
                            + target
                            + ": only axes of length 1 or absent ones can be repeated.");
        }
        return target;
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        return operands.get(0).broadcastTo(result);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream);
    }
}
