package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;

/// The products that a convolution adds up, as obvious loops; the convolution and both its
/// gradients are the same products, added to different places.
///
/// @param input `[batch, height, width, in]`
/// @param filter `[filterHeight, filterWidth, in / groups, out]`
/// @param output `[batch, outHeight, outWidth, out]`
record ConvolutionLoops(Shape input, Shape filter, Shape output, Sliding sliding, int groups) {

    /// Takes the positions of the three numbers of a product.
    @FunctionalInterface
    interface Product {
        void visit(int input, int filter, int output);
    }

    /// The shape of the output.
    ///
    /// @throws ShapeException if input and filter don't fit
    static Shape output(Shape input, Shape filter, Sliding sliding, int groups) {
        if (input.rank() != 4 || input.axis(1) < 1 || input.axis(2) < 1 || input.axis(3) < 1) {
            throw new ShapeException(
                    "Can't convolve "
                            + input
                            + ": expected [batch, height, width, channels], all but the batch"
                            + " fixed.");
        }
        if (filter.rank() != 4 || filter.hasBatch()) {
            throw new ShapeException(
                    "Can't convolve with a filter of shape "
                            + filter
                            + ": expected [height, width, input channels / groups, output"
                            + " channels].");
        }
        if (groups < 1 || input.axis(3) % groups != 0 || filter.axis(3) % groups != 0) {
            throw new ShapeException(
                    "Can't convolve in "
                            + groups
                            + " groups from "
                            + input.axis(3)
                            + " to "
                            + filter.axis(3)
                            + " channels: expected a number that divides both.");
        }
        if (filter.axis(2) != input.axis(3) / groups) {
            throw new ShapeException(
                    "Can't convolve "
                            + input
                            + " with a filter of shape "
                            + filter
                            + ": its third axis has length "
                            + filter.axis(2)
                            + "; expected the "
                            + input.axis(3)
                            + " input channels"
                            + (groups == 1 ? "." : " divided by " + groups + " groups."));
        }
        return places(input, filter.axis(0), filter.axis(1), sliding).with(3, filter.axis(3));
    }

    /// The shape of one result for each place of a window, channels kept.
    ///
    /// @throws ShapeException if the window doesn't fit
    static Shape places(Shape input, int windowHeight, int windowWidth, Sliding sliding) {
        int down = sliding.placesDown(input.axis(1), windowHeight);
        int across = sliding.placesAcross(input.axis(2), windowWidth);
        if (down < 1 || across < 1) {
            throw new ShapeException(
                    "A window of "
                            + windowHeight
                            + " by "
                            + windowWidth
                            + (sliding.dilationHeight() * sliding.dilationWidth() > 1
                                    ? " (dilated by "
                                            + sliding.dilationHeight()
                                            + " and "
                                            + sliding.dilationWidth()
                                            + ")"
                                    : "")
                            + " doesn't fit into "
                            + input
                            + " with its padding. Take a smaller window, or pad the image.");
        }
        return input.with(1, down).with(2, across);
    }

    void forEach(Product product) {
        int inputsOfGroup = filter.axis(2);
        int outputsOfGroup = filter.axis(3) / groups;
        for (int image = 0; image < output.axis(0); image++) {
            for (int row = 0; row < output.axis(1); row++) {
                for (int column = 0; column < output.axis(2); column++) {
                    for (int channel = 0; channel < output.axis(3); channel++) {
                        int out = at(output, image, row, column, channel);
                        int firstInput = channel / outputsOfGroup * inputsOfGroup;
                        window(product, image, row, column, channel, firstInput, out);
                    }
                }
            }
        }
    }

    private void window(
            Product product, int image, int row, int column, int channel, int firstInput, int out) {
        for (int i = 0; i < filter.axis(0); i++) {
            int y = row * sliding.strideHeight() + i * sliding.dilationHeight() - sliding.top();
            for (int j = 0; j < filter.axis(1); j++) {
                int x =
                        column * sliding.strideWidth()
                                + j * sliding.dilationWidth()
                                - sliding.left();
                if (y < 0 || y >= input.axis(1) || x < 0 || x >= input.axis(2)) {
                    continue;
                }
                for (int k = 0; k < filter.axis(2); k++) {
                    product.visit(
                            at(input, image, y, x, firstInput + k),
                            at(filter, i, j, k, channel),
                            out);
                }
            }
        }
    }

    private static int at(Shape shape, int a, int b, int c, int d) {
        return ((a * shape.axis(1) + b) * shape.axis(2) + c) * shape.axis(3) + d;
    }
}
