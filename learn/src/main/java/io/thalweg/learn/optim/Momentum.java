package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;

/// Gradient descent with momentum (Polyak 1964): v ← μ v + g, w ← w − η v. With Nesterov's variant
/// (Sutskever, Martens, Dahl, Hinton 2013, "On the importance of initialization and momentum in
/// deep learning") w ← w − η (g + μ v).
///
/// As in `torch.optim.SGD`; Keras keeps η inside v, which differs only while the learning rate
/// changes.
///
/// @param learningRate η, above 0
/// @param momentum μ, the share of the velocity that stays, in 0 to 1
/// @param nesterov whether the step looks ahead
public record Momentum(double learningRate, double momentum, boolean nesterov)
        implements UpdateRule {
    /// @throws OptimizerException if the learning rate isn't above 0, or the momentum not in 0 to 1
    public Momentum {
        OptimizerException.requirePositive("learning rate", learningRate);
        OptimizerException.requireDecay("momentum", momentum);
    }

    @Override
    public String name() {
        return nesterov ? "nesterov" : "momentum";
    }

    @Override
    public Update begin(Slots slots, Node rate) {
        return (variable, gradient) -> {
            var slot = slots.zeros("velocity", variable);
            var velocity = slots.decayingSum(slot, momentum, gradient);
            return (nesterov ? gradient.plus(velocity.times(momentum)) : velocity).times(rate);
        };
    }
}
