package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;

/// The mean over all places of an image, or all steps of a sequence. Shape: `[batch, …, channels]`
/// to `[batch, channels]`.
///
/// Source: Lin, Chen, Yan 2013, arXiv 1312.4400, section 3.2.
public record GlobalMeanPooling() implements Layer {
    @Override
    public Node build(Node input, Site site) {
        int rank = input.shape().rank();
        if (rank < 3) {
            throw new LayerException(
                    "A global mean pooling layer needs axes between batch and channels, but its"
                            + " input is "
                            + input.shape()
                            + ".");
        }
        var axes = new int[rank - 2];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = i + 1;
        }
        return input.mean(axes);
    }

    @Override
    public String kind() {
        return "global_mean_pooling";
    }
}
