package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operands one behind the other along a fixed axis; their other axes are equal. Gradient: the
/// slice that belongs to each.
public record Concatenate(int axis) implements Movement {
    @Override
    public String name() {
        return "concatenate";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("axis", axis);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var first = operands.get(0);
        if (axis < 0 || axis >= first.rank()) {
            throw new ShapeException("Can't join along axis " + axis + " of " + first + ".");
        }
        int length = 0;
        for (var operand : operands) {
            if (operand.rank() != first.rank()
                    || operand.axis(axis) < 0
                    || !operand.with(axis, 1).equals(first.with(axis, 1))) {
                throw new ShapeException(
                        "Can't join "
                                + first
                                + " and "
                                + operand
                                + " along axis "
                                + axis
                                + ": expected a fixed axis there and all others equal.");
            }
            length += operand.axis(axis);
        }
        return first.with(axis, length);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var joined = new double[result.size()];
        var strides = DoubleArray.stridesIn(result, result);
        int before = 0;
        for (var operand : operands) {
            int start = before * strides[axis];
            operand.forEach(strides, (from, to) -> joined[start + to] = operand.values()[from]);
            before += operand.shape().axis(axis);
        }
        return joined;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var parts = new ArrayList<@Nullable Node>();
        int from = 0;
        for (var operand : node.inputs()) {
            int to = from + operand.shape().axis(axis);
            parts.add(upstream.slice(axis, from, to));
            from = to;
        }
        return parts;
    }
}
