package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mean of the elements under each window: image `[batch, height, width, channels]` to `[batch,
/// down, across, channels]`. What lies outside the image isn't counted (as in TensorFlow; PyTorch
/// counts it by default). Gradient: [MeanPoolGradient].
///
/// @param windowHeight rows of the window
/// @param windowWidth columns of the window
/// @param sliding how it goes over the image
public record MeanPool(int windowHeight, int windowWidth, Sliding sliding) implements Window {
    @Override
    public String name() {
        return "meanPool";
    }

    @Override
    public Shape shape(List<Shape> operands) {
        return Window.places(operands.get(0), this);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var image = operands.get(0);
        var means = new double[result.size()];
        new WindowLoops(image.shape(), result, this)
                .forEach((place, elements) -> {
                    for (int element : elements) {
                        means[place] += image.values()[element];
                    }
                    means[place] /= elements.length;
                });
        return means;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var image = node.input(0).shape();
        return Collections.singletonList(
                node.graph()
                        .apply(
                                new MeanPoolGradient(
                                        windowHeight,
                                        windowWidth,
                                        sliding,
                                        image.axis(1),
                                        image.axis(2)),
                                upstream));
    }
}
