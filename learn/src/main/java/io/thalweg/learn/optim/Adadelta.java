package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;

/// Adadelta (Zeiler 2012, arXiv 1212.5701): v ← ρ v + (1 − ρ) g², d = g √(a + ε) / √(v + ε), a ← ρ
/// a + (1 − ρ) d², w ← w − η d.
///
/// As in `torch.optim.Adadelta`. The slots hold v and a divided by 1 − ρ, which takes fewer
/// operations.
///
/// @param learningRate η, above 0; 1 in the paper
/// @param decay ρ, the share of the mean squares that stays, in 0 to 1
/// @param epsilon ε, above 0: what the first step is made of
public record Adadelta(double learningRate, double decay, double epsilon) implements UpdateRule {
    /// PyTorch's ρ.
    static final double DEFAULT_DECAY = 0.9;

    /// The paper's ε, also PyTorch's.
    static final double DEFAULT_EPSILON = 1e-6;

    /// @throws OptimizerException if the learning rate or ε isn't above 0, or the decay not in 0 to
    ///   1
    public Adadelta {
        OptimizerException.requirePositive("learning rate", learningRate);
        OptimizerException.requireDecay("decay", decay);
        OptimizerException.requirePositive("epsilon", epsilon);
    }

    /// This with another ρ.
    public Adadelta withDecay(double newDecay) {
        return new Adadelta(learningRate, newDecay, epsilon);
    }

    /// This with another ε.
    public Adadelta withEpsilon(double newEpsilon) {
        return new Adadelta(learningRate, decay, newEpsilon);
    }

    @Override
    public String name() {
        return "adadelta";
    }

    @Override
    public Update begin(Slots slots, Node rate) {
        double scaledEpsilon = epsilon / (1 - decay);
        return (variable, gradient) -> {
            var squareSlot = slots.zeros("square_sum", variable);
            var changeSlot = slots.zeros("change_square_sum", variable);
            var squares = slots.decayingSum(squareSlot, decay, gradient.square());
            var ratio = changeSlot.plus(scaledEpsilon).dividedBy(squares.plus(scaledEpsilon));
            var change = gradient.times(ratio.sqrt());
            slots.decayingSum(changeSlot, decay, change.square());
            return change.times(rate);
        };
    }
}
