package io.thalweg.cli;

import io.thalweg.model.Evaluation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Pieces of the JSON objects that commands print.
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Figures by key; one that isn't defined is null, for JSON has no NaN.
    static ObjectNode metrics(@Nullable Evaluation evaluation) {
        var object = object();
        if (evaluation != null) {
            for (Map.Entry<String, Double> metric : evaluation.metrics().entrySet()) {
                if (Double.isFinite(metric.getValue())) {
                    object.put(metric.getKey(), metric.getValue());
                } else {
                    object.putNull(metric.getKey());
                }
            }
        }
        return object;
    }
}
