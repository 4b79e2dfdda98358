package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Uniform numbers in [0, 1), others in each step; the same for the same seed, stream, step and
/// element ([io.thalweg.core.random.CounterRandom]), whatever else the graph holds. No operands.
///
/// @param shape the shape; the batch may be open
/// @param stream keeps the random nodes of a graph apart
public record Random(Shape shape, int stream) implements Op {
    @Override
    public String name() {
        return "randomUniform";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("shape", OpCatalog.list(shape.axes()), "stream", stream);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        return shape;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return List.of();
    }
}
