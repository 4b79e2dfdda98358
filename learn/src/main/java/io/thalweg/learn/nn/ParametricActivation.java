package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import java.util.Map;

/// x + α (f(x) − x), with an α for each unit that starts at 1, where this is f, and learns a tenth
/// as fast as the rest: at 0 the unit is linear. Shape: `[batch, units]`, kept.
///
/// Source: Holzmüller, Grinsztajn, Steinwart 2024, arXiv 2407.04491, section 3.
///
/// @param activation f
public record ParametricActivation(Activation activation) implements Layer {
    /// The paper's.
    private static final double LEARNING_RATE_FACTOR = 0.1;

    @Override
    public Node build(Node input, Site site) {
        int units = input.shape().axis(-1);
        var share = site.variable("share", InitialValue.ones(units), LEARNING_RATE_FACTOR);
        return input.plus(share.times(activation.apply(input).minus(input)));
    }

    @Override
    public String kind() {
        return "parametric_activation";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("activation", activation.name());
    }
}
