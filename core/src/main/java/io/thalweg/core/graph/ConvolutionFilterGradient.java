package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The gradient of a [Convolution] to its filter: input `[batch, height, width, in]` and upstream
/// `[batch, outHeight, outWidth, out]` give `[filterHeight, filterWidth, in / groups, out]`: each
/// weight gets the sum, over all places, of the input under it times the upstream gradient. It is
/// linear in both operands, so its gradients are [ConvolutionInputGradient] and a convolution.
///
/// @param filterHeight rows of the filter
/// @param filterWidth columns of the filter
public record ConvolutionFilterGradient(
        Sliding sliding, int groups, int filterHeight, int filterWidth) implements Contraction {
    @Override
    public String name() {
        return "convolutionFilterGradient";
    }

    @Override
    public Map<String, Object> attributes() {
        return sliding.attributes(
                Map.of("groups", groups, "filterHeight", filterHeight, "filterWidth", filterWidth));
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var input = operands.get(0);
        var upstream = operands.get(1);
        if (input.rank() != 4
                || upstream.rank() != 4
                || input.axis(3) < 1
                || upstream.axis(3) < 1
                || groups < 1
                || input.axis(3) % groups != 0
                || filterHeight < 1
                || filterWidth < 1) {
            throw new ShapeException(
                    "Can't take the gradient to a filter of "
                            + filterHeight
                            + " by "
                            + filterWidth
                            + " in "
                            + groups
                            + " groups from an input of shape "
                            + input
                            + " and a gradient of shape "
                            + upstream
                            + ": expected [batch, height, width, channels] on both sides.");
        }
        var filter = Shape.of(filterHeight, filterWidth, input.axis(3) / groups, upstream.axis(3));
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
        return filter;
    }

    @Override
    public double[] reference(DoubleArray input, DoubleArray upstream, Shape result) {
        var gradient = new double[result.size()];
        new ConvolutionLoops(input.shape(), result, upstream.shape(), sliding, groups)
                .forEach((in, weight, out) ->
                        gradient[weight] += input.values()[in] * upstream.values()[out]);
        return gradient;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var input = node.input(0);
        var graph = node.graph();
        return Arrays.asList(
                graph.apply(
                        new ConvolutionInputGradient(
                                sliding, groups, input.shape().axis(1), input.shape().axis(2)),
                        node.input(1),
                        upstream),
                graph.apply(new Convolution(sliding, groups), input, upstream));
    }
}
