package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;

/// Each feature times a number of its own, which starts at 1 and learns faster than the rest: a
/// feature that matters little is soon small. Shape: `[batch, features]`, kept.
///
/// Source: Holzmüller, Grinsztajn, Steinwart 2024, arXiv 2407.04491, section 3.
public record FeatureScale() implements Layer {
    /// The paper's.
    private static final double LEARNING_RATE_FACTOR = 6;

    @Override
    public Node build(Node input, Site site) {
        int features = input.shape().axis(-1);
        return input.times(
                site.variable("scale", InitialValue.ones(features), LEARNING_RATE_FACTOR));
    }

    @Override
    public String kind() {
        return "feature_scale";
    }
}
