package io.thalweg.core.plan;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;

/// A number of elements that may depend on the batch: `factor · batchᵖᵒʷᵉʳ`.
///
/// @param factor at least 1; 0 only for a stride that stands still
/// @param power how often the open batch is in it
public record Size(long factor, int power) {
    /// One element.
    public static final Size ONE = new Size(1, 0);

    private static final long MOST = Integer.MAX_VALUE - 8;

    /// The stride of something that is repeated.
    public static final Size NONE = new Size(0, 0);

    /// The length of one axis.
    static Size ofAxis(int axis) {
        return axis < 0 ? new Size(-axis, 1) : new Size(axis, 0);
    }

    /// The number of elements of the axes `from` to `to` (excluded) of a shape.
    static Size of(Shape shape, int from, int to) {
        var size = ONE;
        for (int axis = from; axis < to; axis++) {
            size = size.times(ofAxis(shape.axis(axis)));
        }
        return size;
    }

    /// The number of elements of a shape.
    public static Size of(Shape shape) {
        return of(shape, 0, shape.rank());
    }

    /// The product.
    public Size times(Size other) {
        return new Size(factor * other.factor, power + other.power);
    }

    /// Whether it is one element, whatever the batch.
    public boolean isOne() {
        return equals(ONE);
    }

    /// The number for a batch.
    ///
    /// @throws ShapeException if an array can't hold as many
    public int at(int batch) {
        long size = factor;
        for (int i = 0; i < power && size <= MOST; i++) {
            size *= batch;
        }
        if (size > MOST) {
            throw new ShapeException(
                    "A step needs "
                            + factor
                            + (power > 0 ? " × batch" : "")
                            + (power > 1 ? " to the power of " + power : "")
                            + " elements in one array"
                            + (power > 0 ? ", with a batch of " + batch : "")
                            + "; it can hold 2147483639. Use a smaller batch or a smaller layer.");
        }
        return (int) size;
    }
}
