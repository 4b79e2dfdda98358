package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.List;
import java.util.Map;

/// Combines the elements along some axes into one.
public sealed interface Reduction extends Op permits Sum, ReduceMaximum, Count {
    /// The axes that are combined, ascending, counted from the outermost, 0.
    List<Integer> axes();

    /// Whether a combined axis stays, with length 1.
    boolean keepAxes();

    /// The definition, in double precision.
    double[] reference(DoubleArray operand, Shape result);

    @Override
    default Map<String, Object> attributes() {
        return Map.of("axes", axes(), "keepAxes", keepAxes());
    }

    @Override
    default Shape shape(List<Shape> operands) {
        var operand = operands.get(0);
        for (int axis : axes()) {
            if (axis < 0 || axis >= operand.rank()) {
                throw new ShapeException(
                        "Can't combine axis " + axis + " of " + operand + ": it has no such axis.");
            }
        }
        var kept = new int[keepAxes() ? operand.rank() : operand.rank() - axes().size()];
        for (int i = 0, j = 0; i < operand.rank(); i++) {
            if (!axes().contains(i)) {
                kept[j++] = operand.axis(i);
            } else if (keepAxes()) {
                kept[j++] = 1;
            }
        }
        return Shape.of(kept);
    }
}
