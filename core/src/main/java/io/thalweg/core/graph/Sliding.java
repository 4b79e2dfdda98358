package io.thalweg.core.graph;

import io.thalweg.core.tensor.ShapeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a window goes over an image: in which steps, over how many zeros that are thought around it,
/// and how far the window's own positions lie apart.
///
/// Along an axis of `length`, a window of `size` positions has ⌊(length + before + after − dilation
/// · (size − 1) − 1) / stride⌋ + 1 places, and its position k at place p lies on element p · stride
/// + k · dilation − before.
///
/// Source: Dumoulin, Visin 2016, arXiv 1603.07285, relationship 15.
///
/// @param strideHeight rows from one place to the next
/// @param strideWidth columns from one place to the next
/// @param top rows thought above the image
/// @param bottom rows thought below it
/// @param left columns thought before it
/// @param right columns thought behind it
/// @param dilationHeight rows from one position of the window to the next
/// @param dilationWidth columns from one position of the window to the next
public record Sliding(
        int strideHeight,
        int strideWidth,
        int top,
        int bottom,
        int left,
        int right,
        int dilationHeight,
        int dilationWidth) {
    /// One step at a time, nothing around the image, the window's positions side by side.
    public static final Sliding PLAIN = new Sliding(1, 1, 0, 0, 0, 0, 1, 1);

    /// Checks the numbers.
    ///
    /// @throws ShapeException if a stride or dilation is below 1 or a padding below 0
    public Sliding {
        if (strideHeight < 1 || strideWidth < 1 || dilationHeight < 1 || dilationWidth < 1) {
            throw new ShapeException(
                    "A window can't go over an image with strides "
                            + List.of(strideHeight, strideWidth)
                            + " and dilations "
                            + List.of(dilationHeight, dilationWidth)
                            + ": expected at least 1 each.");
        }
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new ShapeException(
                    "An image can't be padded by "
                            + List.of(top, bottom, left, right)
                            + " (top, bottom, left, right): expected no negative number.");
        }
    }

    /// This with other strides.
    public Sliding withStride(int height, int width) {
        return new Sliding(height, width, top, bottom, left, right, dilationHeight, dilationWidth);
    }

    /// This with other paddings.
    public Sliding withPadding(int newTop, int newBottom, int newLeft, int newRight) {
        return new Sliding(
                strideHeight,
                strideWidth,
                newTop,
                newBottom,
                newLeft,
                newRight,
                dilationHeight,
                dilationWidth);
    }

    /// This with other dilations.
    public Sliding withDilation(int height, int width) {
        return new Sliding(strideHeight, strideWidth, top, bottom, left, right, height, width);
    }

    /// This with the padding that gives ⌈length / stride⌉ places along both axes; where it is odd,
    /// the one more comes behind, as in TensorFlow.
    ///
    /// @param height rows of the image
    /// @param width columns of the image
    /// @param windowHeight rows of the window
    /// @param windowWidth columns of the window
    public Sliding withSamePadding(int height, int width, int windowHeight, int windowWidth) {
        int rows = missing(height, windowHeight, strideHeight, dilationHeight);
        int columns = missing(width, windowWidth, strideWidth, dilationWidth);
        return withPadding(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
    }

    private static int missing(int length, int size, int stride, int dilation) {
        int places = (length + stride - 1) / stride;
        return Math.max(0, (places - 1) * stride + dilation * (size - 1) + 1 - length);
    }

    /// How many places a window has, one below the other; below 1 if it doesn't fit.
    ///
    /// @param height rows of the image
    /// @param windowHeight rows of the window
    public int placesDown(int height, int windowHeight) {
        return places(height + top + bottom, windowHeight, strideHeight, dilationHeight);
    }

    /// How many places a window has, one beside the other; below 1 if it doesn't fit.
    ///
    /// @param width columns of the image
    /// @param windowWidth columns of the window
    public int placesAcross(int width, int windowWidth) {
        return places(width + left + right, windowWidth, strideWidth, dilationWidth);
    }

    private static int places(int length, int size, int stride, int dilation) {
        return Math.floorDiv(length - dilation * (size - 1) - 1, stride) + 1;
    }

    /// Whether some zeros are thought around the image.
    public boolean pads() {
        return top + bottom + left + right > 0;
    }

    /// What [Op#attributes()] says of it, and more beside.
    Map<String, Object> attributes(Map<String, Object> more) {
        var attributes = new LinkedHashMap<String, Object>(more);
        attributes.put("stride", List.of(strideHeight, strideWidth));
        attributes.put("padding", List.of(top, bottom, left, right));
        attributes.put("dilation", List.of(dilationHeight, dilationWidth));
        return attributes;
    }
}
