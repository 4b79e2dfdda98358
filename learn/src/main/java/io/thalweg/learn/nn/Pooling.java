package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Sliding;
import java.util.LinkedHashMap;
import java.util.Map;

/// One number for each place of a square window, channel by channel. Shape: `[batch, height, width,
/// channels]` to `[batch, down, across, channels]`.
///
/// @param of which number
/// @param window rows and columns of the window
/// @param stride from one place of the window to the next, in both directions
/// @param padding what is thought around the image; it takes no part in the number
public record Pooling(Of of, int window, int stride, Padding padding) implements Layer {
    /// Which number stands for a window.
    public enum Of {
        /// The largest.
        MAXIMUM,
        /// The mean.
        MEAN
    }

    /// Checks the numbers.
    public Pooling {
        if (window < 1 || stride < 1) {
            throw new LayerException(
                    "A pooling layer needs a window and a stride of at least 1, not "
                            + window
                            + " and "
                            + stride
                            + ".");
        }
    }

    /// This with another stride.
    public Pooling withStride(int newStride) {
        return new Pooling(of, window, newStride, padding);
    }

    /// This with another padding.
    public Pooling withPadding(Padding newPadding) {
        return new Pooling(of, window, stride, newPadding);
    }

    @Override
    public Node build(Node input, Site site) {
        Padding.checkImage(kind(), input.shape());
        var sliding =
                padding.apply(
                        Sliding.PLAIN.withStride(stride, stride), input.shape(), window, window);
        return switch (of) {
            case MAXIMUM -> input.maximumPool(window, window, sliding);
            case MEAN -> input.meanPool(window, window, sliding);
        };
    }

    @Override
    public String kind() {
        return of == Of.MAXIMUM ? "maximum_pooling" : "mean_pooling";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("window", window);
        settings.put("stride", stride);
        settings.put("padding", padding.name());
        return settings;
    }
}
