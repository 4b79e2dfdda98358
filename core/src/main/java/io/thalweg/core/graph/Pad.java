package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Zeros before and after the elements of one fixed axis. Gradient: the part between them.
public record Pad(int axis, int before, int after) implements Movement {
    @Override
    public String name() {
        return "pad";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("axis", axis, "before", before, "after", after);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var operand = operands.get(0);
        if (axis < 0 || axis >= operand.rank() || operand.axis(axis) < 0) {
            throw new ShapeException(
                    "Can't pad axis " + axis + " of " + operand + ": expected a fixed axis of it.");
        }
        if (before < 0 || after < 0) {
            throw new ShapeException(
                    "Can't pad by " + before + " and " + after + ": expected no negative number.");
        }
        return operand.with(axis, before + operand.axis(axis) + after);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var operand = operands.get(0);
        var strides = DoubleArray.stridesIn(result, result);
        int start = before * strides[axis];
        var padded = new double[result.size()];
        operand.forEach(strides, (from, to) -> padded[start + to] = operand.values()[from]);
        return padded;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        int length = node.input(0).shape().axis(axis);
        return Collections.singletonList(upstream.slice(axis, before, before + length));
    }
}
