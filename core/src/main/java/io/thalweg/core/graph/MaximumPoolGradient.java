package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gradient of [MaximumPool]: image and upstream gradient give the image's shape. Each place
/// hands its gradient to the element that was largest there, the first of them row by row if there
/// are several (as PyTorch does). Gradient: to the upstream gradient by [MaximumPoolGather]; to the
/// image none, as which element is largest doesn't change.
///
/// @param windowHeight rows of the window
/// @param windowWidth columns of the window
/// @param sliding how it goes over the image
public record MaximumPoolGradient(int windowHeight, int windowWidth, Sliding sliding)
        implements Window {
    @Override
    public String name() {
        return "maximumPoolGradient";
    }

    @Override
    public Shape shape(List<Shape> operands) {
        Window.check(operands.get(1), operands.get(0), this);
        return operands.get(0);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var image = operands.get(0);
        var upstream = operands.get(1);
        var gradient = new double[result.size()];
        new WindowLoops(image.shape(), upstream.shape(), this)
                .forEach((place, elements) ->
                        gradient[WindowLoops.largest(image.values(), elements)] +=
                                upstream.values()[place]);
        return gradient;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Arrays.asList(
                null,
                node.graph()
                        .apply(
                                new MaximumPoolGather(windowHeight, windowWidth, sliding),
                                node.input(0),
                                upstream));
    }
}
