package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/// Weights that several members of an ensemble share, with a scale for each input, a scale for each
/// output and a bias for each member: ((x ∘ r) W) ∘ s + b. Weights start uniform in ±1/√inputs, r
/// and s at 1, and b at 0. Shape: `[batch, members, inputs]` to `[batch, members, units]`.
///
/// Source: Gorishniy, Kotelnikov, Babenko 2024, arXiv 2410.24210, section 3.
///
/// @param units how many outputs a member has
/// @param activation applied to the result
public record MemberDense(int units, Activation activation) implements Layer {
    /// Checks the number.
    public MemberDense {
        if (units < 1) {
            throw new LayerException("A dense layer needs at least 1 unit, not " + units + ".");
        }
    }

    @Override
    public Node build(Node input, Site site) {
        int members = input.shape().axis(1);
        int inputs = input.shape().axis(2);
        double bound = 1 / Math.sqrt(inputs);
        var weights = site.variable("weights", InitialValue.uniform(-bound, bound, inputs, units));
        var before = site.variable("input_scales", InitialValue.ones(members, inputs));
        var behind = site.variable("output_scales", InitialValue.ones(members, units));
        var bias = site.variable("bias", InitialValue.zeros(members, units));
        return activation.apply(input.times(before).matmul(weights).times(behind).plus(bias));
    }

    @Override
    public String kind() {
        return "member_dense";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("units", units);
        settings.put("activation", activation.name());
        return settings;
    }
}
