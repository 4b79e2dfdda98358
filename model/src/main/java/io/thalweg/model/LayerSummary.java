package io.thalweg.model;

import io.thalweg.core.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is kept of a layer in a model file, for people: the prediction itself needs the graph only.
///
/// @param kind dense, dropout, …
/// @param settings what it was made with
/// @param output the shape of what it gives
/// @param parameters how many numbers it trains
/// @param variables the names of its variables
public record LayerSummary(
        String kind,
        Map<String, Object> settings,
        Shape output,
        long parameters,
        List<String> variables) {
    /// Keeps copies; the settings in the order of their names.
    public LayerSummary {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        variables = List.copyOf(variables);
    }
}
