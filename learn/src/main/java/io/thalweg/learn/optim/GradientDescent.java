package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;

/// Gradient descent (Cauchy 1847; with samples drawn at random, Robbins, Monro 1951): w ← w − η g.
///
/// @param learningRate η, above 0
public record GradientDescent(double learningRate) implements UpdateRule {
    /// @throws OptimizerException if the learning rate isn't above 0
    public GradientDescent {
        OptimizerException.requirePositive("learning rate", learningRate);
    }

    @Override
    public String name() {
        return "gradient_descent";
    }

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public Update begin(Slots slots, Node rate) {
        return (variable, gradient) -> gradient.times(rate);
    }
}
