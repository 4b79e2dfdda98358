package io.thalweg.learn.loss;

import io.thalweg.core.graph.Node;

record Huber(double delta) implements Loss {
    Huber {
        LossException.requirePositive("delta of the Huber loss", delta);
    }

    @Override
    public Node perSample(Node predicted, Node target) {
        PerSample.requireAlike(predicted, target);
        var error = predicted.minus(target).abs();
        // With c the error, cut at delta, both branches are c (e − c/2): no choice between two
        // values, and no square of a large error.
        var cut = error.minimum(delta);
        return PerSample.mean(cut.times(error.minus(cut.times(0.5))));
    }
}
