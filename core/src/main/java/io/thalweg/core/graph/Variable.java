package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Map;

/// A value that a session keeps between runs, and that assignments change.
///
/// @param label the name in messages and model files, unique in the graph
/// @param initial the shape and the value it starts with
/// @param trainable whether `minimize` changes it when it isn't told what to change
public record Variable(String label, InitialValue initial, boolean trainable) implements Source {
    @Override
    public String name() {
        return "variable";
    }

    @Override
    public Shape shape() {
        return initial.shape();
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("label", label, "shape", OpCatalog.list(shape().axes()));
    }
}
