package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;

/// NAdam, Adam with Nesterov's look ahead (Dozat 2016, "Incorporating Nesterov momentum into
/// Adam"): m and v as in [Adam]; μₜ = β₁ (1 − ½ 0.96^(t ψ)), m̂ = μₜ₊₁ m / (1 − μ₁⋯μₜ₊₁) + (1 − μₜ)
/// g / (1 − μ₁⋯μₜ), v̂ = v / (1 − β₂ᵗ), w ← w − η m̂ / (√v̂ + ε).
///
/// As in `torch.optim.NAdam`. The slots `gradient_sum` and `square_sum` hold m / (1 − β₁) and v /
/// (1 − β₂), as in [Adam].
///
/// @param learningRate η, above 0
/// @param beta1 β₁, the share of the gradients' sum that stays, in 0 to 1
/// @param beta2 β₂, the share of the squares' sum that stays, in 0 to 1
/// @param epsilon ε, above 0
/// @param momentumDecay ψ, how fast the look ahead grows to β₁; 0 or above
public record NAdam(
        double learningRate, double beta1, double beta2, double epsilon, double momentumDecay)
        implements UpdateRule {
    /// The paper's ψ, also PyTorch's.
    static final double DEFAULT_MOMENTUM_DECAY = 4e-3;

    /// @throws OptimizerException if the learning rate or ε isn't above 0, a β not in 0 to 1, or ψ
    ///   below 0
    public NAdam {
        OptimizerException.requirePositive("learning rate", learningRate);
        OptimizerException.requireDecay("beta1", beta1);
        OptimizerException.requireDecay("beta2", beta2);
        OptimizerException.requirePositive("epsilon", epsilon);
        OptimizerException.requireNotNegative("decay of the momentum", momentumDecay);
    }

    /// This with other β₁ and β₂.
    public NAdam withBetas(double newBeta1, double newBeta2) {
        return new NAdam(learningRate, newBeta1, newBeta2, epsilon, momentumDecay);
    }

    /// This with another ε.
    public NAdam withEpsilon(double newEpsilon) {
        return new NAdam(learningRate, beta1, beta2, newEpsilon, momentumDecay);
    }

    /// This with another ψ.
    public NAdam withMomentumDecay(double newDecay) {
        return new NAdam(learningRate, beta1, beta2, epsilon, newDecay);
    }

    @Override
    public String name() {
        return "nadam";
    }

    @Override
    public Update begin(Slots slots, Node rate) {
        double factor = Math.pow(0.96, momentumDecay);
        // 0.96^(t ψ) for this step, and for the next.
        var fading = slots.number("momentum_fading", factor);
        var nextFading = slots.become(fading, fading.times(factor));
        var momentum = fading.times(-0.5 * beta1).plus(beta1);
        var nextMomentum = nextFading.times(-0.5 * beta1).plus(beta1);
        var productSlot = slots.number("momentum_product", 1);
        var product = slots.become(productSlot, productSlot.times(momentum));
        var nextProduct = product.times(nextMomentum);
        var one = rate.graph().constant(1);
        var squareWeight = slots.decayingSum(slots.number("square_weight", 0), beta2, one);
        var root = squareWeight.sqrt();
        var scaledRate = rate.times(root);
        var gradientRate = scaledRate.times(one.minus(momentum)).dividedBy(one.minus(product));
        var sumRate =
                scaledRate.times(nextMomentum.times(1 - beta1)).dividedBy(one.minus(nextProduct));
        var scaledEpsilon = root.times(epsilon);
        return (variable, gradient) -> {
            var gradientSlot = slots.zeros("gradient_sum", variable);
            var squareSlot = slots.zeros("square_sum", variable);
            var gradients = slots.decayingSum(gradientSlot, beta1, gradient);
            var squares = slots.decayingSum(squareSlot, beta2, gradient.square());
            return gradients
                    .times(sumRate)
                    .plus(gradient.times(gradientRate))
                    .dividedBy(squares.sqrt().plus(scaledEpsilon));
        };
    }
}
