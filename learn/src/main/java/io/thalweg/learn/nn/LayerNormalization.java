package io.thalweg.learn.nn;

import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import java.util.Map;

/// Each row of the innermost axis brought to mean 0 and variance 1, then times a gain plus a bias,
/// which start at 1 and 0. Shape: kept.
///
/// Source: Ba, Kiros, Hinton 2016, arXiv 1607.06450, equation 4.
///
/// @param epsilon is added to the variance
public record LayerNormalization(double epsilon) implements Layer {
    /// PyTorch's value.
    static final double USUAL_EPSILON = 1e-5;

    /// Checks epsilon.
    public LayerNormalization {
        if (!(epsilon > 0)) {
            throw new LayerException(
                    "A layer normalization needs an epsilon above 0, not " + epsilon + ".");
        }
    }

    @Override
    public Node build(Node input, Site site) {
        return build(input, site, "", epsilon);
    }

    static Node build(Node input, Site site, String prefix, double epsilon) {
        int width = input.shape().axis(-1);
        var gain = site.variable(prefix + "gain", InitialValue.ones(width));
        var bias = site.variable(prefix + "bias", InitialValue.zeros(width));
        return Functions.normalize(input, epsilon).times(gain).plus(bias);
    }

    @Override
    public String kind() {
        return "layer_normalization";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("epsilon", epsilon);
    }
}
