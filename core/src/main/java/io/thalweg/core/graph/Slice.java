package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The positions `from` (included) to `to` (excluded) of one fixed axis. Gradient: zeros around it.
public record Slice(int axis, int from, int to) implements Movement {
    @Override
    public String name() {
        return "slice";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("axis", axis, "from", from, "to", to);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var operand = operands.get(0);
        if (axis < 0 || axis >= operand.rank() || operand.axis(axis) < 0) {
            throw new ShapeException(
                    "Can't slice axis "
                            + axis
                            + " of "
                            + operand
                            + ": expected a fixed axis of it.");
        }
        if (from < 0 || to <= from || to > operand.axis(axis)) {
            throw new ShapeException(
                    "Can't take positions "
                            + from
                            + " to "
                            + to
                            + " of axis "
                            + axis
                            + " of "
                            + operand
                            + ": expected 0 <= from < to <= "
                            + operand.axis(axis)
                            + ".");
        }
        return operand.with(axis, to - from);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var operand = operands.get(0);
        var strides = DoubleArray.stridesIn(operand.shape(), operand.shape());
        int start = from * strides[axis];
        var part = new DoubleArray(result, new double[result.size()]);
        part.forEach(strides, (to, at) -> part.values()[to] = operand.values()[start + at]);
        return part.values();
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        int length = node.input(0).shape().axis(axis);
        return Collections.singletonList(upstream.pad(axis, from, length - to));
    }
}
