package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;
import java.util.Map;

/// Builds a piece of graph behind an input. One of your own is a lambda:
///
/// ```java
/// Layer scale = (input, site) -> input.times(site.variable("scale", InitialValue.ones(1)));
/// ```
@FunctionalInterface
public interface Layer {
    /// Adds the layer's nodes to the input's graph.
    ///
    /// @param input Shape: `[batch, features]`, or what the layer says
    /// @param site gives variables, and says which of the two graphs is being built
    /// @return the output; Shape: what the layer says
    Node build(Node input, Site site);

    /// Whether its variables begin with values found in rows of the training data: then it is also
    /// built in a site that has an [Initialization], before a run begins.
    default boolean startsFromData() {
        return false;
    }

    /// What kind of layer it is, in names and in the model file.
    default String kind() {
        return "custom";
    }

    /// What it was made with, for the model file.
    default Map<String, Object> settings() {
        return Map.of();
    }
}
