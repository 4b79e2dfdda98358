package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The axes in another order: axis i of the result is axis `order.get(i)` of the operand. Gradient:
/// the inverse order.
public record Transpose(List<Integer> order) implements Movement {
    @Override
    public String name() {
        return "transpose";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("order", order);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var operand = operands.get(0);
        var axes = new int[order.size()];
        boolean valid = operand.rank() == order.size();
        for (int i = 0; valid && i < axes.length; i++) {
            valid = order.contains(i);
            axes[i] = valid ? operand.axis(order.get(i)) : 1;
        }
        if (!valid) {
            throw new ShapeException(
                    "Can't order the axes of "
                            + operand
                            + " as "
                            + order
                            + ": each axis from 0 to "
                            + (operand.rank() - 1)
                            + " has to be named once.");
        }
        return Shape.of(axes);
    }

    /// The order that undoes this one.
    List<Integer> inverse() {
        var inverse = new ArrayList<>(order);
        for (int i = 0; i < order.size(); i++) {
            inverse.set(order.get(i), i);
        }
        return List.copyOf(inverse);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var operand = operands.get(0);
        var source = DoubleArray.stridesIn(operand.shape(), operand.shape());
        var strides = new int[order.size()];
        for (int i = 0; i < strides.length; i++) {
            strides[i] = source[order.get(i)];
        }
        var moved = new DoubleArray(result, new double[result.size()]);
        moved.forEach(strides, (to, from) -> moved.values()[to] = operand.values()[from]);
        return moved.values();
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.transpose(inverse()));
    }
}
