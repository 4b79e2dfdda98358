package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a table that the numbers name: table `[rows, …]` and numbers `[a, b, …]` give `[a,
/// b, …, …]`. Gradient: each row's upstream gradient is added to the row it came from.
public record Gather() implements Lookup {
    @Override
    public String name() {
        return "gather";
    }

    @Override
    public int indexOperand() {
        return 1;
    }

    @Override
    public int rows(Shape table) {
        return table.axis(0);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var table = operands.get(0);
        var indices = operands.get(1);
        if (table.rank() < 1 || table.axis(0) < 0) {
            throw new ShapeException(
                    "Can't look up rows in " + table + ": expected a fixed number of rows.");
        }
        var axes = Arrays.copyOf(indices.axes(), indices.rank() + table.rank() - 1);
        for (int axis = 1; axis < table.rank(); axis++) {
            axes[indices.rank() + axis - 1] = table.axis(axis);
        }
        return Shape.of(axes);
    }

    @Override
    public double[] reference(DoubleArray table, int[] indices, Shape result) {
        var found = new double[result.size()];
        int width = table.values().length / table.shape().axis(0);
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(table.values(), indices[i] * width, found, i * width, width);
        }
        return found;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        int rows = node.input(0).shape().axis(0);
        return Arrays.asList(
                node.graph().apply(new ScatterAdd(rows), upstream, node.input(1)), null);
    }
}
