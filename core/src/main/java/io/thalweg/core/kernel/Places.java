package io.thalweg.core.kernel;

import io.thalweg.core.graph.Window;
import io.thalweg.core.tensor.Shape;

/// The places of a window over images.
///
/// @param height rows of an image
/// @param width its columns
/// @param down places one below the other
/// @param across places one beside the other
record Places(
        int images,
        int height,
        int width,
        int channels,
        int down,
        int across,
        int windowHeight,
        int windowWidth,
        int strideDown,
        int strideAcross,
        int top,
        int left) {
    static Places of(Window op, Shape image, Shape places) {
        return new Places(
                image.axis(0),
                image.axis(1),
                image.axis(2),
                image.axis(3),
                places.axis(1),
                places.axis(2),
                op.windowHeight(),
                op.windowWidth(),
                op.sliding().strideHeight(),
                op.sliding().strideWidth(),
                op.sliding().top(),
                op.sliding().left());
    }

    int firstRow(int place) {
        return Math.max(0, place * strideDown - top);
    }

    int endRow(int place) {
        return Math.min(height, place * strideDown - top + windowHeight);
    }

    int firstColumn(int place) {
        return Math.max(0, place * strideAcross - left);
    }

    int endColumn(int place) {
        return Math.min(width, place * strideAcross - left + windowWidth);
    }

    /// Whether no two places see the same number.
    boolean areAlone() {
        return strideDown >= windowHeight && strideAcross >= windowWidth;
    }

    /// Whether each number of an image is seen at some place.
    boolean coverAll() {
        return strideDown <= windowHeight
                && strideAcross <= windowWidth
                && endRow(down - 1) == height
                && endColumn(across - 1) == width;
    }

    /// Floats of an image.
    int imageSize() {
        return height * width * channels;
    }

    /// Floats of the places of an image.
    int placesSize() {
        return down * across * channels;
    }

    /// Operations that the places of one row take.
    long costOfRow() {
        return (long) across * channels * windowHeight * windowWidth;
    }
}
