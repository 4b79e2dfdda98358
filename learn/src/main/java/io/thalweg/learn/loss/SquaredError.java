package io.thalweg.learn.loss;

import io.thalweg.core.graph.Node;

record SquaredError() implements Loss {
    @Override
    public Node perSample(Node predicted, Node target) {
        PerSample.requireAlike(predicted, target);
        return PerSample.mean(predicted.minus(target).square());
    }
}
