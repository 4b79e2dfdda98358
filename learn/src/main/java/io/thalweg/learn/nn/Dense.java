package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/// f(x · W + b). Shape: `[batch, features]` to `[batch, units]`; W is `[features, units]`, b
/// `[units]` and starts at 0.
///
/// @param units the number of outputs
/// @param activation f
/// @param initializer how W starts
public record Dense(int units, Activation activation, Initializer initializer) implements Layer {
    /// Checks the number of units.
    public Dense {
        if (units < 1) {
            throw new LayerException("A dense layer needs at least 1 unit, not " + units + ".");
        }
    }

    @Override
    public Node build(Node input, Site site) {
        int features = input.shape().axis(-1);
        var weights = site.variable("weights", initializer.of(features, units));
        var bias = site.variable("bias", InitialValue.zeros(units));
        return activation.apply(input.matmul(weights).plus(bias));
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("units", units);
        settings.put("activation", activation.name());
        return settings;
    }
}
