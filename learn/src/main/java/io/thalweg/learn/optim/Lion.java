package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;

/// Lion (Chen et al. 2023, arXiv 2302.06675): c = β₁ m + (1 − β₁) g, w ← w − η sign(c), m ← β₂ m +
/// (1 − β₂) g.
///
/// Every element moves by η, so η is three to ten times smaller than Adam's, and the weight decay
/// larger by as much. The slot `gradient_sum` holds m / (1 − β₂), which takes one operation less;
/// the sign doesn't depend on the scale of c.
///
/// @param learningRate η, above 0
/// @param beta1 β₁, the share of the memory in a step, in 0 to 1
/// @param beta2 β₂, the share of the memory that stays, in 0 to 1
public record Lion(double learningRate, double beta1, double beta2) implements UpdateRule {
    /// The paper's β₁.
    static final double DEFAULT_BETA1 = 0.9;

    /// The paper's β₂.
    static final double DEFAULT_BETA2 = 0.99;

    /// @throws OptimizerException if the learning rate isn't above 0, or a β not in 0 to 1
    public Lion {
        OptimizerException.requirePositive("learning rate", learningRate);
        OptimizerException.requireDecay("beta1", beta1);
        OptimizerException.requireDecay("beta2", beta2);
    }

    /// This with other β₁ and β₂.
    public Lion withBetas(double newBeta1, double newBeta2) {
        return new Lion(learningRate, newBeta1, newBeta2);
    }

    @Override
    public String name() {
        return "lion";
    }

    @Override
    public Update begin(Slots slots, Node rate) {
        double share = beta1 * (1 - beta2) / (1 - beta1);
        return (variable, gradient) -> {
            var slot = slots.zeros("gradient_sum", variable);
            slots.decayingSum(slot, beta2, gradient);
            return slot.times(share).plus(gradient).sign().times(rate);
        };
    }
}
