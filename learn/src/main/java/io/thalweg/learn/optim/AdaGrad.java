package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;

/// AdaGrad (Duchi, Hazan, Singer 2011, "Adaptive subgradient methods for online learning and
/// stochastic optimization"): s ← s + g², w ← w − η g / (√s + ε).
///
/// As in `torch.optim.Adagrad`, without its decay of the learning rate (use a [Schedule]).
///
/// @param learningRate η, above 0
/// @param epsilon ε, above 0
public record AdaGrad(double learningRate, double epsilon) implements UpdateRule {
    /// PyTorch's ε.
    static final double DEFAULT_EPSILON = 1e-10;

    /// @throws OptimizerException if the learning rate or ε isn't above 0
    public AdaGrad {
        OptimizerException.requirePositive("learning rate", learningRate);
        OptimizerException.requirePositive("epsilon", epsilon);
    }

    /// This with another ε.
    public AdaGrad withEpsilon(double newEpsilon) {
        return new AdaGrad(learningRate, newEpsilon);
    }

    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public Update begin(Slots slots, Node rate) {
        return (variable, gradient) -> {
            var slot = slots.zeros("square_sum", variable);
            var squares = slots.become(slot, slot.plus(gradient.square()));
            return gradient.times(rate).dividedBy(squares.sqrt().plus(epsilon));
        };
    }
}
