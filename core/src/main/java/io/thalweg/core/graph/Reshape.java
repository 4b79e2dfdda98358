package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The same elements in the same row-major order under another shape. Gradient: reshaped back.
public record Reshape(Shape target) implements Movement {
    @Override
    public String name() {
        return "reshape";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("target", OpCatalog.list(target.axes()));
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var operand = operands.get(0);
        if (operand.size(1) != target.size(1) || batchAxes(operand) != batchAxes(target)) {
            throw new ShapeException(
                    "Can't reshape "
                            + operand
                            + " to "
                            + target
                            + ": the numbers of elements differ.");
        }
        return target;
    }

    private static int batchAxes(Shape shape) {
        int count = 0;
        for (int axis : shape.axes()) {
            count += axis < 0 ? 1 : 0;
        }
        return count;
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        return operands.get(0).values();
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.reshape(node.input(0).shape()));
    }
}
