package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives a variable a new value at the end of the run. Operands: the variable, the value; the
/// result is the value.
///
/// All that the run computes sees the variables as they were at its start.
public record Assign() implements Effect {
    @Override
    public String name() {
        return "assign";
    }

    @Override
    public Shape shape(List<Shape> operands) {
        if (!operands.get(0).equals(operands.get(1))) {
            throw new ShapeException(
                    "Can't assign a value of shape "
                            + operands.get(1)
                            + " to a variable of shape "
                            + operands.get(0)
                            + ": expected the same shape.");
        }
        return operands.get(0);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Arrays.asList(null, upstream);
    }
}
