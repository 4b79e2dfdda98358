package io.thalweg.model;

import io.thalweg.core.tensor.Shape;
import java.util.List;
import java.util.Map;

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
    /// Keeps copies.
    public LayerSummary {
        settings = Map.copyOf(settings);
        variables = List.copyOf(variables);
    }
}
