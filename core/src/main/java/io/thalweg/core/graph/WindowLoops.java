package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// The places of a window over an image and what lies under it, as obvious loops.
///
/// @param image `[batch, height, width, channels]`
/// @param places `[batch, down, across, channels]`
record WindowLoops(Shape image, Shape places, Window window) {

    /// Takes a place and the elements under the window there.
    @FunctionalInterface
    interface Visitor {
        /// @param place the position of the place's number
        /// @param elements the positions in the image, row by row, without those outside
        void visit(int place, int[] elements);
    }

    void forEach(Visitor visitor) {
        for (int batch = 0; batch < places.axis(0); batch++) {
            for (int row = 0; row < places.axis(1); row++) {
                for (int column = 0; column < places.axis(2); column++) {
                    for (int channel = 0; channel < places.axis(3); channel++) {
                        visitor.visit(
                                at(places, batch, row, column, channel),
                                under(batch, row, column, channel));
                    }
                }
            }
        }
    }

    private int[] under(int batch, int row, int column, int channel) {
        var sliding = window.sliding();
        var elements = new int[window.windowHeight() * window.windowWidth()];
        int count = 0;
        for (int i = 0; i < window.windowHeight(); i++) {
            for (int j = 0; j < window.windowWidth(); j++) {
                int y = row * sliding.strideHeight() + i - sliding.top();
                int x = column * sliding.strideWidth() + j - sliding.left();
                if (y >= 0 && y < image.axis(1) && x >= 0 && x < image.axis(2)) {
                    elements[count++] = at(image, batch, y, x, channel);
                }
            }
        }
        return Arrays.copyOf(elements, count);
    }

    /// The first of the elements that none is larger than; NaN counts as largest.
    static int largest(double[] values, int[] elements) {
        int best = elements[0];
        for (int element : elements) {
            if (values[element] > values[best]
                    || (Double.isNaN(values[element]) && !Double.isNaN(values[best]))) {
                best = element;
            }
        }
        return best;
    }

    private static int at(Shape shape, int a, int b, int c, int d) {
        return ((a * shape.axis(1) + b) * shape.axis(2) + c) * shape.axis(3) + d;
    }
}
