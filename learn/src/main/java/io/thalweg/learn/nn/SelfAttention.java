package io.thalweg.learn.nn;

import io.thalweg.core.graph.Attention;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/// Multi-head attention of a sequence to itself. Shape: `[batch, time, width]`, kept.
///
/// One matrix `[width, 3 · width]` gives queries, keys and values, each of `heads` parts side by
/// side; each head attends by itself ([Attention]); one matrix `[width, width]` combines what they
/// found. Both start as [Initializers#glorotUniform], biases at 0, as in PyTorch.
///
/// Source: Vaswani et al. 2017, arXiv 1706.03762, section 3.2.2.
///
/// @param heads how many heads; divides the width
/// @param causal whether a step sees only itself and those before it
public record SelfAttention(int heads, boolean causal) implements Layer {
    /// Checks the number of heads.
    public SelfAttention {
        if (heads < 1) {
            throw new LayerException(
                    "An attention layer needs at least 1 head, not " + heads + ".");
        }
    }

    /// This, each step seeing only itself and those before it.
    public SelfAttention withCausal() {
        return new SelfAttention(heads, true);
    }

    @Override
    public Node build(Node input, Site site) {
        return build(input, site, "", heads, causal);
    }

    static Node build(Node input, Site site, String prefix, int heads, boolean causal) {
        var shape = input.shape();
        if (shape.rank() != 3 || shape.axis(2) % heads != 0) {
            throw new LayerException(
                    "An attention layer of "
                            + heads
                            + " heads needs sequences, [batch, time, width], with a width that the"
                            + " heads divide, but its input is "
                            + shape
                            + ".");
        }
        int width = shape.axis(2);
        var glorot = Initializers.glorotUniform();
        var projection = site.variable(prefix + "projection", glorot.of(width, 3 * width));
        var bias = site.variable(prefix + "projectionBias", InitialValue.zeros(3 * width));
        var projected = input.matmul(projection).plus(bias);
        var joined = input.graph().apply(new Attention(heads, causal), projected);
        var output = site.variable(prefix + "output", glorot.of(width, width));
        var outputBias = site.variable(prefix + "outputBias", InitialValue.zeros(width));
        return joined.matmul(output).plus(outputBias);
    }

    @Override
    public String kind() {
        return "self_attention";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("heads", heads);
        settings.put("causal", causal);
        return settings;
    }
}
