package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The gradient of a [Convolution] to its input: upstream `[batch, outHeight, outWidth, out]` and
/// filter give `[batch, height, width, in]`. Each output hands its upstream gradient, times the
/// filter, to the inputs it was made of; also known as transposed convolution. It is linear in both
/// operands, so its gradients are a convolution and [ConvolutionFilterGradient].
///
/// @param height rows of the input
/// @param width columns of the input
public record ConvolutionInputGradient(Sliding sliding, int groups, int height, int width)
        implements Contraction {
    @Override
    public String name() {
        return "convolutionInputGradient";
    }

    @Override
    public Map<String, Object> attributes() {
        return sliding.attributes(Map.of("groups", groups, "height", height, "width", width));
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var upstream = operands.get(0);
        var filter = operands.get(1);
        if (upstream.rank() != 4 || filter.rank() != 4 || height < 1 || width < 1) {
            throw new ShapeException(
                    "Can't hand back a gradient of shape "
                            + upstream
                            + " through a filter of shape "
                            + filter
                            + " to images of "
                            + height
                            + " by "
                            + width
                            + ": expected four axes on both sides and images that aren't empty.");
        }
        var input =
                upstream.with(1, height)
                        .with(2, width)
                        .with(3, filter.axis(2) * Math.max(1, groups));
        var expected = ConvolutionLoops.output(input, filter, sliding, groups);
        if (!expected.equals(upstream)) {
            throw new ShapeException(
                    "Can't hand back a gradient of shape "
                            + upstream
                            + " through a convolution from "
                            + input
                            + " to "
                            + expected
                            + ": expected the shape of its output.");
        }
        return input;
    }

    @Override
    public double[] reference(DoubleArray upstream, DoubleArray filter, Shape result) {
        var gradient = new double[result.size()];
        new ConvolutionLoops(result, filter.shape(), upstream.shape(), sliding, groups)
                .forEach((in, weight, out) ->
                        gradient[in] += upstream.values()[out] * filter.values()[weight]);
        return gradient;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var filter = node.input(1);
        int filterHeight = filter.shape().axis(0);
        int filterWidth = filter.shape().axis(1);
        var graph = node.graph();
        return Arrays.asList(
                graph.apply(new Convolution(sliding, groups), upstream, filter),
                graph.apply(
                        new ConvolutionFilterGradient(sliding, groups, filterHeight, filterWidth),
                        upstream,
                        node.input(0)));
    }
}
