package io.thalweg.core.graph;

import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import java.util.Map;

/// A value that each run is fed.
///
/// @param label the name in messages and model files
/// @param shape its shape; the batch may be open
/// @param dtype numbers, or classes
public record Placeholder(String label, Shape shape, DType dtype) implements Source {
    @Override
    public String name() {
        return "placeholder";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("label", label, "shape", OpCatalog.list(shape.axes()), "dtype", dtype.name());
    }
}
