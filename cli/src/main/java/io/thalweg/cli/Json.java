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
        return evaluation == null ? object() : figures(evaluation.metrics());
    }

    /// The same of figures by key.
    static ObjectNode figures(Map<String, Double> figures) {
        var object = object();
        for (var figure : figures.entrySet()) {
            if (Double.isFinite(figure.getValue())) {
                object.put(figure.getKey(), figure.getValue());
            } else {
                object.putNull(figure.getKey());
            }
        }
        return object;
    }
}
