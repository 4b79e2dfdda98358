package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.List;

/// Double-precision elements of a shape without an open axis, row-major: what the reference
/// definitions work on. Not copied; don't change the values.
public record DoubleArray(Shape shape, double[] values) {

    /// Takes a position in the operand and the position in the result that it belongs to.
    @FunctionalInterface
    interface Visitor {
        void visit(int from, int to);
    }

    /// Visits all elements in row-major order, with their positions in the array that is left when
    /// `axes` are combined.
    void forEachReduced(List<Integer> axes, Visitor visitor) {
        var strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            if (!axes.contains(axis)) {
                strides[axis] = stride;
                stride *= shape.axis(axis);
            }
        }
        forEach(strides, visitor);
    }

    /// Visits all elements in row-major order, with the positions that other strides give them.
    void forEach(int[] strides, Visitor visitor) {
        var index = new int[shape.rank()];
        for (int from = 0; from < values.length; from++) {
            int to = 0;
            for (int axis = 0; axis < index.length; axis++) {
                to += index[axis] * strides[axis];
            }
            visitor.visit(from, to);
            for (int axis = index.length - 1; axis >= 0; axis--) {
                if (++index[axis] < shape.axis(axis)) {
                    break;
                }
                index[axis] = 0;
            }
        }
    }

    /// Row-major strides of a shape; 0 along axes that are repeated to reach `target` (which has at
    /// least as many axes).
    static int[] stridesIn(Shape shape, Shape target) {
        var strides = new int[target.rank()];
        int shift = target.rank() - shape.rank();
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            boolean repeated = shape.axis(axis) == 1;
            strides[shift + axis] = repeated ? 0 : stride;
            stride *= shape.axis(axis);
        }
        return strides;
    }

    /// These elements, repeated to a larger shape.
    public double[] broadcastTo(Shape target) {
        if (shape.equals(target)) {
            return values;
        }
        var result = new DoubleArray(target, new double[target.size()]);
        result.forEach(stridesIn(shape, target), (to, from) -> result.values[to] = values[from]);
        return result.values;
    }
}
