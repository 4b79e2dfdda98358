package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;
import java.util.List;

/// Terms to add to a loss that keep weights small. Only variables of at least two axes count:
/// matrices, not biases.
public final class Penalties {
    private Penalties() {}

    /// strength · Σ |w|, which drives weights to exactly zero (Tibshirani 1996).
    ///
    /// @param variables of one graph, at least one
    /// @param strength 0 or above
    /// @return Shape: `[]`
    /// @throws OptimizerException if there is no variable, or the strength is below 0
    public static Node l1(List<Node> variables, double strength) {
        var sum = start(variables, strength);
        for (var variable : variables) {
            if (variable.shape().rank() >= 2) {
                sum = variable.abs().sum().plus(sum);
            }
        }
        return sum.times(strength);
    }

    /// strength · Σ w² (ridge regression; Hoerl, Kennard 1970). Twice what the weight decay of
    /// `torch.optim.SGD` does with the same number, the same as Keras's `L2`.
    ///
    /// @param variables of one graph, at least one
    /// @param strength 0 or above
    /// @return Shape: `[]`
    /// @throws OptimizerException if there is no variable, or the strength is below 0
    public static Node l2(List<Node> variables, double strength) {
        var sum = start(variables, strength);
        for (var variable : variables) {
            if (variable.shape().rank() >= 2) {
                sum = variable.square().sum().plus(sum);
            }
        }
        return sum.times(strength);
    }

    private static Node start(List<Node> variables, double strength) {
        OptimizerException.requireNotNegative("strength of the penalty", strength);
        if (variables.isEmpty()) {
            throw new OptimizerException(
                    "variables", "There are no variables to keep small; give at least one.");
        }
        return variables.get(0).graph().constant(0);
    }
}
