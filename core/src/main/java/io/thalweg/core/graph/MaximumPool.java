package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The largest element under each window: image `[batch, height, width, channels]` to `[batch,
/// down, across, channels]`. NaN counts as largest. Gradient: [MaximumPoolGradient].
///
/// @param windowHeight rows of the window
/// @param windowWidth columns of the window
/// @param sliding how it goes over the image
public record MaximumPool(int windowHeight, int windowWidth, Sliding sliding) implements Window {
    @Override
    public String name() {
        return "maximumPool";
    }

    @Override
    public Shape shape(List<Shape> operands) {
        return Window.places(operands.get(0), this);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var image = operands.get(0);
        var largest = new double[result.size()];
        new WindowLoops(image.shape(), result, this)
                .forEach((place, elements) ->
                        largest[place] =
                                image.values()[WindowLoops.largest(image.values(), elements)]);
        return largest;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(
                node.graph()
                        .apply(
                                new MaximumPoolGradient(windowHeight, windowWidth, sliding),
                                node.input(0),
                                upstream));
    }
}
