package io.thalweg.learn.loss;

import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;

/// From elements to samples.
final class PerSample {
    private PerSample() {}

    /// Refuses `[batch, 1]` against `[batch]`: repeated to `[batch, batch]` it would train
    /// something, but not what was meant.
    static void requireAlike(Node predicted, Node target) {
        if (!predicted.shape().equals(target.shape())) {
            throw new ShapeException(
                    "The prediction "
                            + predicted.label()
                            + " and the target "
                            + target.label()
                            + " have different shapes; expected the same. Reshape one of them.");
        }
    }

    static void requireClasses(Node predicted, Node target) {
        if (target.dtype() != DType.INT32
                || predicted.shape().rank() != 2
                || target.shape().rank() != 1
                || predicted.shape().axis(0) != target.shape().axis(0)
                || predicted.shape().axis(1) < 1) {
            throw new ShapeException(
                    "The prediction "
                            + predicted.label()
                            + " and the target "
                            + target.label()
                            + " don't fit; expected one number for each class, [batch, classes],"
                            + " and a target made with graph.classes(name, Shape.of(BATCH)).");
        }
    }

    /// The mean over all axes but the first. Shape: `[batch, …]` to `[batch]`.
    static Node mean(Node elements) {
        int rank = elements.shape().rank();
        if (rank == 1) {
            return elements;
        }
        if (rank == 0) {
            return elements.reshape(Shape.of(1));
        }
        if (rank == 2 && elements.shape().axis(1) == 1) {
            return elements.reshape(elements.shape().without(1));
        }
        var axes = new int[rank - 1];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = i + 1;
        }
        return elements.mean(axes);
    }
}
