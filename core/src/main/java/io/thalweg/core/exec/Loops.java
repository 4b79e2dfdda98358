package io.thalweg.core.exec;

import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// Nested loops over the elements of a result, with the strides of each operand (0 along axes where
/// it is repeated). Neighbouring loops that step alike are joined, so that most expressions have
/// one.
///
/// @param lengths the loops' lengths, outermost first; at least one
/// @param strides for each operand, its step in each loop
record Loops(int[] lengths, int[][] strides) {

    /// Joins loops where possible.
    static Loops of(int[] lengths, int[][] strides) {
        var joined = new int[Math.max(1, lengths.length)];
        var joinedStrides = new int[strides.length][joined.length];
        int count = 0;
        for (int axis = 0; axis < lengths.length; axis++) {
            if (lengths[axis] == 1) {
                continue;
            }
            boolean joins = count > 0;
            for (int i = 0; joins && i < strides.length; i++) {
                joins = joinedStrides[i][count - 1] == strides[i][axis] * lengths[axis];
            }
            int at = joins ? count - 1 : count++;
            joined[at] = joins ? joined[at] * lengths[axis] : lengths[axis];
            for (int i = 0; i < strides.length; i++) {
                joinedStrides[i][at] = strides[i][axis];
            }
        }
        if (count == 0) {
            joined[0] = 1;
            count = 1;
        }
        var kept = new int[strides.length][];
        for (int i = 0; i < strides.length; i++) {
            kept[i] = Arrays.copyOf(joinedStrides[i], count);
        }
        return new Loops(Arrays.copyOf(joined, count), kept);
    }

    /// Row-major strides of a shape within a result: 0 along repeated axes.
    static int[] strides(Shape shape, Shape result) {
        var strides = new int[result.rank()];
        int shift = result.rank() - shape.rank();
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[shift + axis] = shape.axis(axis) == 1 ? 0 : stride;
            stride *= shape.axis(axis);
        }
        return strides;
    }

    /// The length of the innermost loop.
    int inner() {
        return lengths[lengths.length - 1];
    }

    /// How often the innermost loop runs.
    int outer() {
        int outer = 1;
        for (int i = 0; i < lengths.length - 1; i++) {
            outer *= lengths[i];
        }
        return outer;
    }

    /// An operand's step in the innermost loop.
    int innerStride(int operand) {
        return strides[operand][lengths.length - 1];
    }

    /// Where an operand's innermost loop begins.
    int offset(int operand, int outerIndex) {
        int offset = 0;
        int rest = outerIndex;
        for (int i = lengths.length - 2; i >= 0; i--) {
            offset += rest % lengths[i] * strides[operand][i];
            rest /= lengths[i];
        }
        return offset;
    }
}
