package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;

/// Adam (Kingma, Ba 2014, arXiv 1412.6980): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², m̂ = m /
/// (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), w ← w − η m̂ / (√v̂ + ε).
///
/// The same said otherwise, which takes fewer operations and is exact in float32 too: m̂ is the
/// weighted mean of all gradients so far, with the weight β₁ᵃ for one that is a steps old. So the
/// slots `gradient_sum` = m / (1 − β₁) and `gradient_weight` = (1 − β₁ᵗ) / (1 − β₁) are the same
/// decaying sum, of gradients and of ones; `square_sum` and `square_weight` likewise. No power of β
/// near 1 is ever taken off 1.
///
/// @param learningRate η, above 0
/// @param beta1 β₁, the share of the gradients' sum that stays, in 0 to 1
/// @param beta2 β₂, the share of the squares' sum that stays, in 0 to 1
/// @param epsilon ε, above 0
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
        implements UpdateRule {
    /// The paper's β₁.
    static final double DEFAULT_BETA1 = 0.9;

    /// The paper's β₂.
    static final double DEFAULT_BETA2 = 0.999;

    /// The paper's ε, also PyTorch's.
    static final double DEFAULT_EPSILON = 1e-8;

    /// @throws OptimizerException if the learning rate or ε isn't above 0, or a β not in 0 to 1
    public Adam {
        OptimizerException.requirePositive("learning rate", learningRate);
        OptimizerException.requireDecay("beta1", beta1);
        OptimizerException.requireDecay("beta2", beta2);
        OptimizerException.requirePositive("epsilon", epsilon);
    }

    /// This with other β₁ and β₂.
    public Adam withBetas(double newBeta1, double newBeta2) {
        return new Adam(learningRate, newBeta1, newBeta2, epsilon);
    }

    /// This with another ε.
    public Adam withEpsilon(double newEpsilon) {
        return new Adam(learningRate, beta1, beta2, newEpsilon);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public Update begin(Slots slots, Node rate) {
        var one = rate.graph().constant(1);
        var gradientWeight = slots.decayingSum(slots.number("gradient_weight", 0), beta1, one);
        var squareWeight = slots.decayingSum(slots.number("square_weight", 0), beta2, one);
        var root = squareWeight.sqrt();
        var scaledRate = rate.times(root).dividedBy(gradientWeight);
        var scaledEpsilon = root.times(epsilon);
        return (variable, gradient) -> {
            var gradientSlot = slots.zeros("gradient_sum", variable);
            var squareSlot = slots.zeros("square_sum", variable);
            var gradients = slots.decayingSum(gradientSlot, beta1, gradient);
            var squares = slots.decayingSum(squareSlot, beta2, gradient.square());
            return gradients.times(scaledRate).dividedBy(squares.sqrt().plus(scaledEpsilon));
        };
    }
}
