package io.thalweg.learn.nn;

import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;

/// What is thought around an image before a window goes over it.
public enum Padding {
    /// Nothing: the window stays inside.
    VALID,
    /// So many zeros that a stride of 1 keeps the size, and a stride of s gives one s-th of it,
    /// rounded up; where their number is odd, the one more comes behind (as in TensorFlow).
    SAME;

    /// Adds the padding to how a window moves.
    ///
    /// @param image Shape: `[batch, height, width, channels]`
    Sliding apply(Sliding sliding, Shape image, int windowHeight, int windowWidth) {
        return this == VALID
                ? sliding
                : sliding.withSamePadding(image.axis(1), image.axis(2), windowHeight, windowWidth);
    }

    /// Checks that a layer got images.
    static void checkImage(String layer, Shape input) {
        if (input.rank() != 4) {
            throw new LayerException(
                    "A "
                            + layer
                            + " layer needs images, [batch, height, width, channels], but its"
                            + " input is "
                            + input
                            + ". Put reshape(height, width, channels) before it.");
        }
    }
}
