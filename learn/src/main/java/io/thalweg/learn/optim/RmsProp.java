package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;

/// RMSProp (Tieleman, Hinton 2012, "Neural networks for machine learning", lecture 6.5): v ← ρ v +
/// (1 − ρ) g², w ← w − η g / (√v + ε).
///
/// As in `torch.optim.RMSprop`: ε stands outside the root (Keras has √(v + ε)). The slot
/// `square_sum` holds v / (1 − ρ), which takes one operation less.
///
/// @param learningRate η, above 0
/// @param decay ρ, the share of the mean square that stays, in 0 to 1
/// @param epsilon ε, above 0
public record RmsProp(double learningRate, double decay, double epsilon) implements UpdateRule {
    /// PyTorch's ρ.
    static final double DEFAULT_DECAY = 0.99;

    /// PyTorch's ε.
    static final double DEFAULT_EPSILON = 1e-8;

    /// @throws OptimizerException if the learning rate or ε isn't above 0, or the decay not in 0 to
    ///   1
    public RmsProp {
        OptimizerException.requirePositive("learning rate", learningRate);
        OptimizerException.requireDecay("decay", decay);
        OptimizerException.requirePositive("epsilon", epsilon);
    }

    /// This with another ρ.
    public RmsProp withDecay(double newDecay) {
        return new RmsProp(learningRate, newDecay, epsilon);
    }

    /// This with another ε.
    public RmsProp withEpsilon(double newEpsilon) {
        return new RmsProp(learningRate, decay, newEpsilon);
    }

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public Update begin(Slots slots, Node rate) {
        double root = Math.sqrt(1 - decay);
        var scaledRate = rate.dividedBy(root);
        return (variable, gradient) -> {
            var slot = slots.zeros("square_sum", variable);
            var squares = slots.decayingSum(slot, decay, gradient.square());
            return gradient.times(scaledRate).dividedBy(squares.sqrt().plus(epsilon / root));
        };
    }
}
