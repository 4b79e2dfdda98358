package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For each place of the window, the value that stands where an image has its largest element under
/// the window (the first row by row if there are several): image and values, both `[batch, height,
/// width, channels]`, give `[batch, down, across, channels]`. The gradient of
/// [MaximumPoolGradient], and its own gradient is that again.
///
/// @param windowHeight rows of the window
/// @param windowWidth columns of the window
/// @param sliding how it goes over the image
public record MaximumPoolGather(int windowHeight, int windowWidth, Sliding sliding)
        implements Window {
    @Override
    public String name() {
        return "maximumPoolGather";
    }

    @Override
    public Shape shape(List<Shape> operands) {
        if (!operands.get(0).equals(operands.get(1))) {
            throw new ShapeException(
                    "Can't pick values of "
                            + operands.get(1)
                            + " by the largest of "
                            + operands.get(0)
                            + ": expected equal shapes.");
        }
        return Window.places(operands.get(0), this);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var image = operands.get(0);
        var values = operands.get(1);
        var found = new double[result.size()];
        new WindowLoops(image.shape(), result, this)
                .forEach((place, elements) ->
                        found[place] =
                                values.values()[WindowLoops.largest(image.values(), elements)]);
        return found;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Arrays.asList(
                null,
                node.graph()
                        .apply(
                                new MaximumPoolGradient(windowHeight, windowWidth, sliding),
                                node.input(0),
                                upstream));
    }
}
