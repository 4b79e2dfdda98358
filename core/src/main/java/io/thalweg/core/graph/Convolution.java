package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums of an image's elements under a filter that goes over it: input `[batch, height, width, in]`
/// and filter `[filterHeight, filterWidth, in / groups, out]` give `[batch, outHeight, outWidth,
/// out]`, with as many places as [Sliding] says. Nothing is mirrored (a cross-correlation, as
/// everywhere in the field). In several groups, the g-th part of the output channels sees only the
/// g-th part of the input channels. Gradients: [ConvolutionInputGradient],
/// [ConvolutionFilterGradient].
///
/// Source: LeCun et al. 1989, Neural Computation 1(4); groups: Krizhevsky et al. 2012.
public record Convolution(Sliding sliding, int groups) implements Contraction {
    @Override
    public String name() {
        return "convolution";
    }

    @Override
    public Map<String, Object> attributes() {
        return sliding.attributes(Map.of("groups", groups));
    }

    @Override
    public Shape shape(List<Shape> operands) {
        return ConvolutionLoops.output(operands.get(0), operands.get(1), sliding, groups);
    }

    @Override
    public double[] reference(DoubleArray input, DoubleArray filter, Shape result) {
        var output = new double[result.size()];
        new ConvolutionLoops(input.shape(), filter.shape(), result, sliding, groups)
                .forEach((in, weight, out) ->
                        output[out] += input.values()[in] * filter.values()[weight]);
        return output;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var input = node.input(0);
        var filter = node.input(1);
        return Arrays.asList(
                toInput(upstream, filter, input.shape().axis(1), input.shape().axis(2)),
                toFilter(input, upstream, filter.shape().axis(0), filter.shape().axis(1)));
    }

    private Node toInput(Node upstream, Node filter, int height, int width) {
        return upstream.graph()
                .apply(
                        new ConvolutionInputGradient(sliding, groups, height, width),
                        upstream,
                        filter);
    }

    private Node toFilter(Node input, Node upstream, int height, int width) {
        return upstream.graph()
                .apply(
                        new ConvolutionFilterGradient(sliding, groups, height, width),
                        input,
                        upstream);
    }
}
