package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.List;
import java.util.Map;

/// One number for each place of a window that goes over an image, channel by channel; what lies
/// outside the image takes no part. Images are `[batch, height, width, channels]`.
public sealed interface Window extends Op
        permits MaximumPool, MaximumPoolGather, MaximumPoolGradient, MeanPool, MeanPoolGradient {
    /// Rows of the window.
    int windowHeight();

    /// Columns of the window.
    int windowWidth();

    /// How the window goes over the image.
    Sliding sliding();

    /// The definition, in double precision.
    double[] reference(List<DoubleArray> operands, Shape result);

    @Override
    default Map<String, Object> attributes() {
        return sliding().attributes(Map.of("window", List.of(windowHeight(), windowWidth())));
    }

    /// The shape of one number a place.
    ///
    /// @throws ShapeException if the window doesn't fit, or could lie wholly outside the image
    static Shape places(Shape image, Window window) {
        var sliding = window.sliding();
        if (image.rank() != 4 || image.axis(1) < 1 || image.axis(2) < 1 || image.axis(3) < 1) {
            throw new ShapeException(
                    "Can't pool "
                            + image
                            + ": expected [batch, height, width, channels], all but the batch"
                            + " fixed.");
        }
        if (window.windowHeight() < 1 || window.windowWidth() < 1) {
            throw new ShapeException(
                    "Can't pool with a window of "
                            + window.windowHeight()
                            + " by "
                            + window.windowWidth()
                            + ": expected at least 1 by 1.");
        }
        if (Math.max(sliding.top(), sliding.bottom()) >= window.windowHeight()
                || Math.max(sliding.left(), sliding.right()) >= window.windowWidth()
                || sliding.dilationHeight() != 1
                || sliding.dilationWidth() != 1) {
            throw new ShapeException(
                    "Can't pool with a window of "
                            + window.windowHeight()
                            + " by "
                            + window.windowWidth()
                            + ", "
                            + sliding
                            + ": expected less padding than window on each side, and no dilation.");
        }
        return ConvolutionLoops.places(image, window.windowHeight(), window.windowWidth(), sliding);
    }

    /// Checks that a gradient has one number a place.
    static void check(Shape gradient, Shape image, Window window) {
        var places = places(image, window);
        if (!places.equals(gradient)) {
            throw new ShapeException(
                    "Can't use "
                            + gradient
                            + " with windows over "
                            + image
                            + ": expected one number for each of the places "
                            + places
                            + ".");
        }
    }
}
