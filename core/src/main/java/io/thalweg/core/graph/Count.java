package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many elements a sum along some axes adds up: a scalar that depends on the operand's shape
/// only, so that a mean over the open batch is a sum divided by a count. No gradient flows through
/// it.
public record Count(List<Integer> axes) implements Reduction {
    @Override
    public String name() {
        return "count";
    }

    @Override
    public boolean keepAxes() {
        return false;
    }

    @Override
    public Shape shape(List<Shape> operands) {
        Reduction.super.shape(operands);
        return Shape.scalar();
    }

    /// The count for an operand of a shape with the batch filled in.
    public double of(Shape operand) {
        double count = 1;
        for (int axis : axes) {
            count *= operand.axis(axis);
        }
        return count;
    }

    @Override
    public double[] reference(DoubleArray operand, Shape result) {
        return new double[] {of(operand.shape())};
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(null);
    }
}
