package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/// One block of a transformer encoder. Shape: `[batch, time, width]`, kept.
///
///     x ← normalize(x + dropout(attention(x)))
///     x ← normalize(x + dropout(f(x W₁ + b₁) dropped out · W₂ + b₂))
///
/// or, if `normalizeFirst`, x ← x + dropout(attention(normalize(x))) and likewise. W₁ is `[width,
/// hidden]` and starts as f asks for, W₂ `[hidden, width]` as [Initializers#glorotUniform], biases
/// at 0.
///
/// Source: Vaswani et al. 2017, arXiv 1706.03762, section 3.1; normalizing first: Xiong et al. 2020,
/// arXiv 2002.04745.
///
/// @param heads how many heads the attention has; divides the width
/// @param hidden the width between W₁ and W₂
/// @param activation f
/// @param dropout the share that is set to zero while training
/// @param normalizeFirst whether each part's input is normalized, rather than its result
public record TransformerEncoder(
        int heads, int hidden, Activation activation, double dropout, boolean normalizeFirst)
        implements Layer {
    /// Checks the numbers.
    public TransformerEncoder {
        if (heads < 1 || hidden < 1) {
            throw new LayerException(
                    "A transformer encoder needs at least 1 head and 1 hidden unit, not "
                            + heads
                            + " and "
                            + hidden
                            + ".");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new LayerException(
                    "The dropout rate is " + dropout + "; expected at least 0 and below 1.");
        }
    }

    /// This with another share of dropout.
    public TransformerEncoder withDropout(double newDropout) {
        return new TransformerEncoder(heads, hidden, activation, newDropout, normalizeFirst);
    }

    /// This, normalizing the input of each part.
    public TransformerEncoder withNormalizeFirst() {
        return new TransformerEncoder(heads, hidden, activation, dropout, true);
    }

    @Override
    public Node build(Node input, Site site) {
        var drop = new Dropout(dropout);
        if (normalizeFirst) {
            var first = normalize(input, site, "first/");
            var attended =
                    drop.build(SelfAttention.build(first, site, "attention/", heads, false), site);
            var middle = input.plus(attended);
            var second = normalize(middle, site, "second/");
            return middle.plus(drop.build(feedForward(second, site, drop), site));
        }
        var attended =
                drop.build(SelfAttention.build(input, site, "attention/", heads, false), site);
        var middle = normalize(input.plus(attended), site, "first/");
        var forward = drop.build(feedForward(middle, site, drop), site);
        return normalize(middle.plus(forward), site, "second/");
    }

    private static Node normalize(Node input, Site site, String prefix) {
        return LayerNormalization.build(input, site, prefix, LayerNormalization.USUAL_EPSILON);
    }

    private Node feedForward(Node input, Site site, Dropout drop) {
        int width = input.shape().axis(2);
        var inner = site.variable("inner", activation.initializer().of(width, hidden));
        var innerBias = site.variable("innerBias", InitialValue.zeros(hidden));
        var outer = site.variable("outer", Initializers.glorotUniform().of(hidden, width));
        var outerBias = site.variable("outerBias", InitialValue.zeros(width));
        var between = activation.apply(input.matmul(inner).plus(innerBias));
        return drop.build(between, site).matmul(outer).plus(outerBias);
    }

    @Override
    public String kind() {
        return "transformer_encoder";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("heads", heads);
        settings.put("hidden", hidden);
        settings.put("activation", activation.name());
        settings.put("dropout", dropout);
        settings.put("normalizeFirst", normalizeFirst);
        return settings;
    }
}
