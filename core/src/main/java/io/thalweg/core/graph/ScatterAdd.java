package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table of `rows` rows, each the sum of the operand's rows that name it (zeros where none does):
/// values `[a, b, …, …]` and numbers `[a, b, …]` give `[rows, …]`. Gradient: the rows looked up
/// again.
public record ScatterAdd(int rows) implements Lookup {
    @Override
    public String name() {
        return "scatterAdd";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("rows", rows);
    }

    @Override
    public int indexOperand() {
        return 1;
    }

    @Override
    public int rows(Shape values) {
        return rows;
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var values = operands.get(0);
        var indices = operands.get(1);
        if (values.rank() < indices.rank()
                || !Arrays.equals(Arrays.copyOf(values.axes(), indices.rank()), indices.axes())) {
            throw new ShapeException(
                    "Can't add rows of "
                            + values
                            + " by numbers of shape "
                            + indices
                            + ": expected the first axes of the values to be those of the numbers.");
        }
        var axes = new int[values.rank() - indices.rank() + 1];
        axes[0] = rows;
        for (int axis = 1; axis < axes.length; axis++) {
            axes[axis] = values.axis(indices.rank() + axis - 1);
        }
        return Shape.of(axes);
    }

    @Override
    public double[] reference(DoubleArray values, int[] indices, Shape result) {
        var table = new double[result.size()];
        int width = table.length / rows;
        for (int i = 0; i < indices.length; i++) {
            for (int j = 0; j < width; j++) {
                table[indices[i] * width + j] += values.values()[i * width + j];
            }
        }
        return table;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Arrays.asList(node.graph().apply(new Gather(), upstream, node.input(1)), null);
    }
}
