package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;
import java.util.Map;

/// Sets a random share of the inputs to zero in each training step, and makes the others larger so
/// that their mean stays; does nothing in inference. Where the site has a strength of
/// regularization, the share is the rate times that number. Shape: kept.
///
/// Source: Srivastava et al. 2014, Journal of Machine Learning Research 15.
///
/// @param rate the share set to zero, at least 0 and below 1
public record Dropout(double rate) implements Layer {
    /// Checks the rate.
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new LayerException(
                    "The dropout rate is " + rate + "; expected at least 0 and below 1.");
        }
    }

    @Override
    public Node build(Node input, Site site) {
        if (!site.isTraining() || rate == 0) {
            return input;
        }
        var graph = input.graph();
        var random = graph.random(input.shape());
        var strength = site.regularizationStrength();
        if (strength == null) {
            var dropped = graph.constant(rate).greater(random);
            return dropped.select(graph.constant(0), input.times(1 / (1 - rate)));
        }
        var share = strength.times(rate);
        var scale = graph.constant(1).dividedBy(graph.constant(1).minus(share));
        return share.greater(random).select(graph.constant(0), input.times(scale));
    }

    @Override
    public String kind() {
        return "dropout";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("rate", rate);
    }
}
