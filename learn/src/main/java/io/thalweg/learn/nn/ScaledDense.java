package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/// x · W / √features + b: one learning rate suits layers of every width. b learns a tenth as fast.
/// Shape: `[batch, features]` to `[batch, units]`; W is `[features, units]`, b `[units]`.
///
/// Source: the neural tangent parametrization of Jacot, Gabriel, Hongler 2018, arXiv 1806.07572; as
/// used by Holzmüller, Grinsztajn, Steinwart 2024, arXiv 2407.04491, with its start from data.
///
/// @param units the number of outputs
/// @param start what W and b are at first
public record ScaledDense(int units, Start start) implements Layer {
    /// The paper's.
    private static final double BIAS_LEARNING_RATE_FACTOR = 0.1;

    /// The paper's: of so many rows the bias is made.
    private static final int BIAS_ROWS = 5;

    /// Deviations below this share of the root mean square are float32's rounding.
    private static final double LEAST_DEVIATION = 1e-5;

    /// What W and b are at first.
    public enum Start {
        /// Both 0, as suits the last layer.
        ZERO,

        /// W standard normal, b 0.
        NORMAL,

        /// W standard normal, then each of its columns divided by the standard deviation that x · W
        /// / √features has over rows of the training data; b for each unit minus a random convex
        /// combination of what this gives for five of the rows, so that the units bend in different
        /// places amid the data. Columns without deviation stay as they are.
        DATA
    }

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
                        start == Start.ZERO
                                ? InitialValue.zeros(features, units)
                                : InitialValue.normal(1, features, units));
        var bias = site.variable("bias", InitialValue.zeros(units), BIAS_LEARNING_RATE_FACTOR);
        var initialization = site.initialization();
        if (start == Start.DATA && initialization != null) {
            var even = weights.dividedBy(deviation(sums(input, weights)));
            weights = initialization.begin(weights, even);
            var middle = initialization.mixture(bias, sums(input, weights), BIAS_ROWS);
            bias = initialization.begin(bias, middle.negate());
        }
        return sums(input, weights).plus(bias);
    }

    /// Shape: `[batch, units]`.
    private static Node sums(Node input, Node weights) {
        return input.matmul(weights).times(1 / Math.sqrt(weights.shape().axis(0)));
    }

    /// Of each column over the rows; 1 where it hardly has any. Shape: `[units]`.
    private static Node deviation(Node sums) {
        var deviation = sums.minus(sums.mean(0)).square().mean(0).sqrt();
        var least = sums.square().mean(0).sqrt().times(LEAST_DEVIATION);
        return deviation.greater(least).select(deviation, sums.graph().constant(1));
    }

    @Override
    public boolean startsFromData() {
        return start == Start.DATA;
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
