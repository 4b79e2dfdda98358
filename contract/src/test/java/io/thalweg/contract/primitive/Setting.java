package io.thalweg.contract.primitive;

import io.thalweg.core.graph.Op;
import io.thalweg.core.graph.Random;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// A primitive with its operands.
///
/// @param op the operation with its attributes
/// @param operands what it is applied to
record Setting(Op op, List<Operand> operands) {
    static Setting of(Op op, Operand... operands) {
        return new Setting(op, List.of(operands));
    }

    /// The same with NaN and infinities among the numbers.
    Setting sprinkled() {
        return each(operand -> operand.with(operand.values().sprinkled()));
    }

    private Setting each(UnaryOperator<Operand> change) {
        var changed = new ArrayList<Operand>();
        for (var operand : operands) {
            changed.add(operand.kind() == Operand.Kind.CLASSES ? operand : change.apply(operand));
        }
        return new Setting(op, List.copyOf(changed));
    }

    boolean hasBatch() {
        for (var operand : operands) {
            if (operand.shape().hasBatch()) {
                return true;
            }
        }
        return op instanceof Random random && random.shape().hasBatch();
    }

    @Override
    public String toString() {
        var shapes = operands.stream().map(operand -> operand.shape().toString()).toList();
        return op.name() + op.attributes() + " of " + String.join(" and ", shapes);
    }

    /// Shapes as a list, for loops over them.
    static List<int[]> shapes(int[]... shapes) {
        return Arrays.asList(shapes);
    }

    static int[] axes(int... axes) {
        return axes;
    }
}
