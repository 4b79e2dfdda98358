package io.thalweg.core.plan;

import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;

/// How a value is found in the memory of another: axis by axis, the distance from one position to
/// the next, 0 where it is repeated.
///
/// @param root the node whose memory is read
/// @param shape the axes of the view; may hold the open batch
/// @param strides one for each axis; those of axes of length 1 mean nothing
public record View(Node root, Shape shape, Size[] strides) {
    /// How the innermost axes of a view, or those before them, lie in memory.
    public enum Pattern {
        /// The same element for all positions.
        STILL,
        /// Position after position, without gaps.
        LINEAR,
        /// Any other way.
        OTHER
    }

    /// All of a node's own memory, under a shape of as many elements.
    static View whole(Node root, Shape shape) {
        var strides = new Size[shape.rank()];
        var stride = Size.ONE;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride = stride.times(Size.ofAxis(shape.axis(axis)));
        }
        return new View(root, shape, strides);
    }

    /// Whether the view is the memory itself, element after element.
    boolean isWhole() {
        return pattern(0, shape.rank(), Size.ONE) != Pattern.OTHER
                && Size.of(shape).equals(Size.of(root.shape()));
    }

    /// How the axes `from` to `to` (excluded) step through the memory.
    ///
    /// @param stride the distance that [Pattern#LINEAR] has between the innermost positions
    Pattern pattern(int from, int to, Size stride) {
        boolean still = true;
        boolean linear = true;
        var expected = stride;
        for (int axis = to - 1; axis >= from; axis--) {
            if (shape.axis(axis) != 1) {
                still &= strides[axis].factor() == 0;
                linear &= strides[axis].equals(expected);
                expected = expected.times(Size.ofAxis(shape.axis(axis)));
            }
        }
        return still ? Pattern.STILL : linear ? Pattern.LINEAR : Pattern.OTHER;
    }

    /// Repeated to a larger shape.
    View broadcastTo(Shape target) {
        var repeated = new Size[target.rank()];
        int shift = target.rank() - shape.rank();
        for (int axis = 0; axis < repeated.length; axis++) {
            boolean stays = axis >= shift && shape.axis(axis - shift) != 1;
            repeated[axis] = stays ? strides[axis - shift] : Size.NONE;
        }
        return new View(root, target, repeated);
    }

    /// The same elements under another shape, or null where no strides can say that.
    @org.jspecify.annotations.Nullable
    View reshape(Shape target) {
        if (isWhole()) {
            return whole(root, target);
        }
        var reshaped = new Size[target.rank()];
        java.util.Arrays.fill(reshaped, Size.NONE);
        if (pattern(0, shape.rank(), Size.ONE) == Pattern.STILL) {
            return new View(root, target, reshaped);
        }
        // Axes of length 1 may come and go.
        int from = 0;
        for (int to = 0; to < target.rank(); to++) {
            if (target.axis(to) == 1) {
                continue;
            }
            while (from < shape.rank() && shape.axis(from) == 1) {
                from++;
            }
            if (from == shape.rank() || shape.axis(from) != target.axis(to)) {
                return null;
            }
            reshaped[to] = strides[from++];
        }
        return new View(root, target, reshaped);
    }
}
