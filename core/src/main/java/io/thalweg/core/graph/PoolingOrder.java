package io.thalweg.core.graph;

import org.jspecify.annotations.Nullable;

/// Pooling with the largest number comes before what keeps the order of numbers: a bias that all
/// places of a channel share, and the maximum with a number, as in relu. There is less to compute
/// then, forwards and backwards, and the results are the same to the last bit: rounding keeps the
/// order too, so `max(xᵢ + b)` is `max(xᵢ) + b`.
final class PoolingOrder {
    private PoolingOrder() {}

    /// The same as this pooling of this image, or null if there is nothing to be moved behind it.
    static @Nullable Node of(MaximumPool pool, Node image) {
        if (image.shape().rank() != 4) {
            return null;
        }
        if (image.op() instanceof Maximum) {
            var x = image.input(0);
            var least = image.input(1);
            return least.op() instanceof Constant && least.shape().rank() == 0
                    ? pooled(pool, x).maximum(least)
                    : null;
        }
        if (image.op() instanceof Add) {
            var x = image.input(0);
            var bias = image.input(1);
            return x.shape().equals(image.shape()) && isForAllPlaces(bias)
                    ? pooled(pool, x).plus(bias)
                    : null;
        }
        return null;
    }

    private static Node pooled(MaximumPool pool, Node x) {
        return x.graph().apply(pool, x);
    }

    private static boolean isForAllPlaces(Node bias) {
        var shape = bias.shape();
        for (int axis = 0; axis < shape.rank() - 1; axis++) {
            if (shape.axis(axis) != 1) {
                return false;
            }
        }
        return shape.rank() > 0 && shape.rank() <= 4;
    }
}
