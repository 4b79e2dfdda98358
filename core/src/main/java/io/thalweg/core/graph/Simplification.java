package io.thalweg.core.graph;

import org.jspecify.annotations.Nullable;

/// Expressions that are one of their inputs: x + 0, x − 0, x · 1, x / 1, x¹, and movements that
/// move nothing. Gradients are full of them. And pooling, which comes early: see [PoolingOrder].
///
/// Only what holds for NaN and infinity too: x · 0 stays.
final class Simplification {
    private Simplification() {}

    static @Nullable Node of(Op op, Node[] inputs) {
        return switch (op) {
            case Add add ->
                    is(inputs[1], 0, inputs[0])
                            ? inputs[0]
                            : is(inputs[0], 0, inputs[1]) ? inputs[1] : null;
            case Subtract subtract -> is(inputs[1], 0, inputs[0]) ? inputs[0] : null;
            case Multiply multiply ->
                    is(inputs[1], 1, inputs[0])
                            ? inputs[0]
                            : is(inputs[0], 1, inputs[1]) ? inputs[1] : null;
            case Divide divide -> is(inputs[1], 1, inputs[0]) ? inputs[0] : null;
            case Power power -> is(inputs[1], 1, inputs[0]) ? inputs[0] : null;
            case Negate negate -> inputs[0].op() instanceof Negate ? inputs[0].input(0) : null;
            case Reshape reshape -> reshape.target().equals(inputs[0].shape()) ? inputs[0] : null;
            case BroadcastTo broadcast ->
                    broadcast.target().equals(inputs[0].shape()) ? inputs[0] : null;
            case Sum sum -> sum.axes().isEmpty() ? inputs[0] : null;
            case MaximumPool pool -> PoolingOrder.of(pool, inputs[0]);
            default -> null;
        };
    }

    /// Whether a node is a constant of one number only that doesn't enlarge the other operand.
    private static boolean is(Node node, double number, Node other) {
        return node.op() instanceof Constant constant
                && constant.isAll(number)
                && constant.shape().broadcastsTo(other.shape());
    }
}
