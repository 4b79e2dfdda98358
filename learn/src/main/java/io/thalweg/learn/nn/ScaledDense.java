package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/// x · W / √features + b, with W standard normal at the start: one learning rate suits layers of
/// every width. b starts at 0 and learns a tenth as fast. Shape: `[batch, features]` to `[batch,
/// units]`; W is `[features, units]`, b `[units]`.
///
/// Source: the neural tangent parametrization of Jacot, Gabriel, Hongler 2018, arXiv 1806.07572; as
/// used by Holzmüller, Grinsztajn, Steinwart 2024, arXiv 2407.04491.
///
/// @param units the number of outputs
/// @param startsAtZero whether W starts at 0 instead, as suits the last layer
public record ScaledDense(int units, boolean startsAtZero) implements Layer {
    /// The paper's.
    private static final double BIAS_LEARNING_RATE_FACTOR = 0.1;

    /// Checks the number of units.
    public ScaledDense {
        if (units < 1) {
            throw new LayerException("A dense layer needs at least 1 unit, not " + units + ".");
        }
    }

    @Override
    public Node build(Node input, Site site) {
        int features = input.shape().axis(-1);
        var weights =
                site.variable(
                        "weights",
                        startsAtZero
                                ? InitialValue.zeros(features, units)
                                : InitialValue.normal(1, features, units));
        var bias = site.variable("bias", InitialValue.zeros(units), BIAS_LEARNING_RATE_FACTOR);
        return input.matmul(weights).times(1 / Math.sqrt(features)).plus(bias);
    }

    @Override
    public String kind() {
        return "scaled_dense";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("units", units);
        return settings;
    }
}
