package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The gradient of [MeanPool]: upstream `[batch, down, across, channels]` to `[batch, height,
/// width, channels]`. Each place shares its gradient out equally among the elements under the
/// window. It is linear, so its gradient is the mean again.
///
/// @param windowHeight rows of the window
/// @param windowWidth columns of the window
/// @param sliding how it goes over the image
/// @param height rows of the image
/// @param width columns of the image
public record MeanPoolGradient(
        int windowHeight, int windowWidth, Sliding sliding, int height, int width)
        implements Window {
    @Override
    public String name() {
        return "meanPoolGradient";
    }

    @Override
    public Map<String, Object> attributes() {
        var attributes = new LinkedHashMap<>(Window.super.attributes());
        attributes.put("height", height);
        attributes.put("width", width);
        return attributes;
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var upstream = operands.get(0);
        if (upstream.rank() != 4 || height < 1 || width < 1) {
            throw new ShapeException(
                    "Can't share out "
                            + upstream
                            + " over images of "
                            + height
                            + " by "
                            + width
                            + ": expected [batch, height, width, channels].");
        }
        var image = upstream.with(1, height).with(2, width);
        Window.check(upstream, image, this);
        return image;
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var upstream = operands.get(0);
        var gradient = new double[result.size()];
        new WindowLoops(result, upstream.shape(), this)
                .forEach((place, elements) -> {
                    for (int element : elements) {
                        gradient[element] += upstream.values()[place] / elements.length;
                    }
                });
        return gradient;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(
                node.graph().apply(new MeanPool(windowHeight, windowWidth, sliding), upstream));
    }
}
