package io.thalweg.learn.loss;

import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.DType;

record Hinge() implements Loss {
    @Override
    public Node perSample(Node predicted, Node target) {
        if (target.dtype() == DType.INT32) {
            return severalClasses(predicted, target);
        }
        PerSample.requireAlike(predicted, target);
        var side = target.times(2).minus(1);
        return PerSample.mean(shortfall(side.times(predicted)));
    }

    private static Node severalClasses(Node predicted, Node target) {
        PerSample.requireClasses(predicted, target);
        var right = target.oneHot(predicted.shape().axis(1));
        var lowest = predicted.graph().constant(-Float.MAX_VALUE);
        var bestWrong = right.select(lowest, predicted).max(-1);
        return shortfall(right.times(predicted).sum(-1).minus(bestWrong));
    }

    private static Node shortfall(Node margin) {
        return margin.negate().plus(1).maximum(0);
    }
}
