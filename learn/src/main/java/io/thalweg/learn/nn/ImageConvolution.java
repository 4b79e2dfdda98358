package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// f(filter ∗ x + b) over images. Shape: `[batch, height, width, in]` to `[batch, down, across,
/// channels]`; the filter is `[filterHeight, filterWidth, in / groups, channels]`, b `[channels]`
/// and starts at 0, as in Keras. The filter starts as the activation asks for, with filterHeight ·
/// filterWidth · in / groups inputs to an output and filterHeight · filterWidth · channels / groups
/// outputs to an input, as PyTorch and Keras count them.
///
/// @param channels the number of channels that it gives
/// @param filterHeight rows of the filter
/// @param filterWidth columns of the filter
/// @param stride from one place of the filter to the next, in both directions
/// @param padding what is thought around the image
/// @param dilation from one position of the filter to the next, in both directions
/// @param groups how many parts of the channels keep to themselves
/// @param activation f
/// @param initializer how the filter starts
public record ImageConvolution(
        int channels,
        int filterHeight,
        int filterWidth,
        int stride,
        Padding padding,
        int dilation,
        int groups,
        Activation activation,
        Initializer initializer)
        implements Layer {
    /// Checks the numbers.
    public ImageConvolution {
        if (channels < 1 || filterHeight < 1 || filterWidth < 1) {
            throw new LayerException(
                    "A convolution layer needs at least 1 channel and a filter of at least 1 by 1,"
                            + " not "
                            + channels
                            + " channels and "
                            + filterHeight
                            + " by "
                            + filterWidth
                            + ".");
        }
        if (stride < 1 || dilation < 1 || groups < 1) {
            throw new LayerException(
                    "A convolution layer needs a stride, a dilation and a number of groups of at"
                            + " least 1, not "
                            + stride
                            + ", "
                            + dilation
                            + " and "
                            + groups
                            + ".");
        }
    }

    /// This with another stride.
    public ImageConvolution withStride(int newStride) {
        return new ImageConvolution(
                channels,
                filterHeight,
                filterWidth,
                newStride,
                padding,
                dilation,
                groups,
                activation,
                initializer);
    }

    /// This with another padding.
    public ImageConvolution withPadding(Padding newPadding) {
        return new ImageConvolution(
                channels,
                filterHeight,
                filterWidth,
                stride,
                newPadding,
                dilation,
                groups,
                activation,
                initializer);
    }

    /// This with another dilation.
    public ImageConvolution withDilation(int newDilation) {
        return new ImageConvolution(
                channels,
                filterHeight,
                filterWidth,
                stride,
                padding,
                newDilation,
                groups,
                activation,
                initializer);
    }

    /// This in several groups; as many as there are input channels for a depthwise convolution.
    public ImageConvolution withGroups(int newGroups) {
        return new ImageConvolution(
                channels,
                filterHeight,
                filterWidth,
                stride,
                padding,
                dilation,
                newGroups,
                activation,
                initializer);
    }

    @Override
    public Node build(Node input, Site site) {
        Padding.checkImage(kind(), input.shape());
        int inputs = input.shape().axis(3);
        if (inputs % groups != 0 || channels % groups != 0) {
            throw new LayerException(
                    "A convolution layer can't go from "
                            + inputs
                            + " to "
                            + channels
                            + " channels in "
                            + groups
                            + " groups: expected a number that divides both.");
        }
        int area = filterHeight * filterWidth;
        var shape = Shape.of(filterHeight, filterWidth, inputs / groups, channels);
        var filter =
                site.variable(
                        "filter",
                        initializer.of(shape, area * inputs / groups, area * channels / groups));
        var bias = site.variable("bias", InitialValue.zeros(channels));
        var sliding =
                padding.apply(
                        Sliding.PLAIN.withStride(stride, stride).withDilation(dilation, dilation),
                        input.shape(),
                        filterHeight,
                        filterWidth);
        return activation.apply(input.convolution(filter, sliding, groups).plus(bias));
    }

    @Override
    public String kind() {
        return "convolution";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("channels", channels);
        settings.put("filter", List.of(filterHeight, filterWidth));
        settings.put("stride", stride);
        settings.put("padding", padding.name());
        settings.put("dilation", dilation);
        settings.put("groups", groups);
        settings.put("activation", activation.name());
        return settings;
    }
}
