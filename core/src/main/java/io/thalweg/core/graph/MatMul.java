package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The matrix product over the two innermost axes, once for each position of the axes before them:
/// `[…, rows, shared] · […, shared, columns]` gives `[…, rows, columns]`. Either side may be read
/// transposed. Gradients: the products of the upstream gradient with the other side.
public record MatMul(boolean leftTransposed, boolean rightTransposed) implements Contraction {
    @Override
    public String name() {
        return "matmul";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("leftTransposed", leftTransposed, "rightTransposed", rightTransposed);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var left = operands.get(0);
        var right = operands.get(1);
        if (left.rank() < 2 || left.rank() != right.rank()) {
            throw new ShapeException(
                    "Can't multiply matrices of shapes "
                            + left
                            + " and "
                            + right
                            + ": expected the same number of axes, at least 2, on both sides.");
        }
        for (int axis = 0; axis < left.rank() - 2; axis++) {
            if (left.axis(axis) != right.axis(axis)) {
                throw new ShapeException(
                        "Can't multiply matrices of shapes "
                                + left
                                + " and "
                                + right
                                + ": the axes before the last two have to be equal.");
            }
        }
        int shared = left.axis(leftTransposed ? -2 : -1);
        if (shared != right.axis(rightTransposed ? -1 : -2)) {
            throw new ShapeException(
                    "Can't multiply matrices of shapes "
                            + left
                            + (leftTransposed ? " (transposed)" : "")
                            + " and "
                            + right
                            + (rightTransposed ? " (transposed)" : "")
                            + ": the left one has "
                            + columns(left, leftTransposed)
                            + " columns, the right one "
                            + columns(right, !rightTransposed)
                            + " rows; expected the same number.");
        }
        return left.with(-2, left.axis(leftTransposed ? -1 : -2))
                .with(-1, right.axis(rightTransposed ? -2 : -1));
    }

    private static String columns(Shape shape, boolean transposed) {
        int axis = shape.axis(transposed ? -2 : -1);
        return axis > 0 ? Integer.toString(axis) : "batch";
    }

    @Override
    public double[] reference(DoubleArray left, DoubleArray right, Shape result) {
        int rows = result.axis(-2);
        int columns = result.axis(-1);
        int shared = left.shape().axis(leftTransposed ? -2 : -1);
        var product = new double[result.size()];
        for (int to = 0; to < product.length; to++) {
            int matrix = to / (rows * columns);
            int row = to / columns % rows;
            int column = to % columns;
            int leftStart = matrix * rows * shared;
            int rightStart = matrix * shared * columns;
            for (int k = 0; k < shared; k++) {
                int leftAt = leftTransposed ? k * rows + row : row * shared + k;
                int rightAt = rightTransposed ? column * shared + k : k * columns + column;
                product[to] +=
                        left.values()[leftStart + leftAt] * right.values()[rightStart + rightAt];
            }
        }
        return product;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var left = node.input(0);
        var right = node.input(1);
        var graph = node.graph();
        var toLeft =
                leftTransposed
                        ? graph.apply(new MatMul(rightTransposed, true), right, upstream)
                        : graph.apply(new MatMul(false, !rightTransposed), upstream, right);
        var toRight =
                rightTransposed
                        ? graph.apply(new MatMul(true, leftTransposed), upstream, left)
                        : graph.apply(new MatMul(!leftTransposed, false), left, upstream);
        return Arrays.asList(toLeft, toRight);
    }
}
