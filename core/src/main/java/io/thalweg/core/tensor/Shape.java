package io.thalweg.core.tensor;

import java.util.Arrays;

/// The lengths of a tensor's axes, outermost first; a length may be a multiple of the open batch.
///
/// A positive number is a fixed length; [#BATCH] is the number of rows of the batch, known only
/// when the graph runs; and `k * BATCH` is k times that number, which is what flattening `[batch,
/// k]` gives.
public final class Shape {
    /// The open axis: as many as a run is fed.
    public static final int BATCH = -1;

    private static final Shape SCALAR = new Shape(new int[0]);

    private final int[] axes;

    private Shape(int[] axes) {
        this.axes = axes;
    }

    /// @param axes the lengths, outermost first; [#BATCH] or a multiple of it for the open batch
    /// @throws ShapeException if a length is zero
    public static Shape of(int... axes) {
        for (int axis : axes) {
            if (axis == 0) {
                throw new ShapeException(
                        "A shape needs axes of at least one element, but "
                                + Arrays.toString(axes)
                                + " has an axis of none.");
            }
        }
        return axes.length == 0 ? SCALAR : new Shape(axes.clone());
    }

    /// The shape of one number: no axis at all.
    public static Shape scalar() {
        return SCALAR;
    }

    /// The number of axes.
    public int rank() {
        return axes.length;
    }

    /// The length of an axis: positive if fixed, else a multiple of [#BATCH].
    ///
    /// @param index 0 for the outermost; negative counts from the innermost, −1
    public int axis(int index) {
        return axes[index < 0 ? index + axes.length : index];
    }

    /// A copy of the lengths.
    public int[] axes() {
        return axes.clone();
    }

    /// Whether some axis is open.
    public boolean hasBatch() {
        for (int axis : axes) {
            if (axis < 0) {
                return true;
            }
        }
        return false;
    }

    /// The number of elements.
    ///
    /// @param batch what the open axis stands for
    /// @throws ShapeException if they are more than an array can hold
    public int size(int batch) {
        long size = 1;
        for (int axis : axes) {
            size *= axis < 0 ? (long) -axis * batch : axis;
            if (size > Integer.MAX_VALUE - 8) {
                throw new ShapeException(
                        "A tensor of shape "
                                + this
                                + (hasBatch() ? " with a batch of " + batch : "")
                                + " has more elements than the 2147483639 that fit into one array."
                                + " Use a smaller batch or a smaller layer.");
            }
        }
        return (int) size;
    }

    /// The number of elements of a shape without an open axis.
    ///
    /// @throws ShapeException if an axis is open
    public int size() {
        if (hasBatch()) {
            throw new ShapeException("The size of " + this + " depends on the batch.");
        }
        return size(1);
    }

    /// This shape with the batch filled in.
    public Shape at(int batch) {
        if (!hasBatch()) {
            return this;
        }
        var filled = axes.clone();
        for (int i = 0; i < filled.length; i++) {
            if (filled[i] < 0) {
                filled[i] = Math.multiplyExact(-filled[i], batch);
            }
        }
        return new Shape(filled);
    }

    /// This shape with one axis replaced.
    public Shape with(int index, int length) {
        var changed = axes.clone();
        changed[index < 0 ? index + axes.length : index] = length;
        return new Shape(changed);
    }

    /// This shape without one axis.
    public Shape without(int index) {
        int removed = index < 0 ? index + axes.length : index;
        var kept = new int[axes.length - 1];
        for (int i = 0, j = 0; i < axes.length; i++) {
            if (i != removed) {
                kept[j++] = axes[i];
            }
        }
        return of(kept);
    }

    /// The shape that both can be repeated to: axes are matched from the innermost, and a missing
    /// axis or one of length 1 is repeated.
    ///
    /// @throws ShapeException if two lengths differ and neither is 1
    public Shape broadcast(Shape other) {
        if (axes.length < other.axes.length) {
            return other.broadcast(this);
        }
        if (Arrays.equals(axes, other.axes)) {
            return this;
        }
        var result = axes.clone();
        int shift = axes.length - other.axes.length;
        for (int i = 0; i < other.axes.length; i++) {
            int mine = axes[shift + i];
            int theirs = other.axes[i];
            if (mine != theirs && mine != 1 && theirs != 1) {
                throw new ShapeException(
                        "Shapes "
                                + this
                                + " and "
                                + other
                                + " don't fit: axis "
                                + (shift + i)
                                + " has length "
                                + name(mine)
                                + " on one side and "
                                + name(theirs)
                                + " on the other; expected equal lengths, or 1 on one side.");
            }
            result[shift + i] = mine == 1 ? theirs : mine;
        }
        return new Shape(result);
    }

    /// Whether a tensor of this shape can be repeated to `target`.
    public boolean broadcastsTo(Shape target) {
        int shift = target.axes.length - axes.length;
        if (shift < 0) {
            return false;
        }
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] != 1 && axes[i] != target.axes[shift + i]) {
                return false;
            }
        }
        return true;
    }

    private static String name(int axis) {
        if (axis > 0) {
            return Integer.toString(axis);
        }
        return axis == BATCH ? "batch" : -axis + "·batch";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(axes, shape.axes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(axes);
    }

    /// Like `[batch, 3]`; a scalar is `[]`.
    @Override
    public String toString() {
        var text = new StringBuilder("[");
        for (int i = 0; i < axes.length; i++) {
            text.append(i == 0 ? "" : ", ").append(name(axes[i]));
        }
        return text.append(']').toString();
    }
}
