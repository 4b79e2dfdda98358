package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An optimizer given by what one step takes from one variable; clipping, weight decay and the
/// assignments are the same for all.
///
/// One's own rule is a record:
///
/// ```java
/// record SignDescent(double learningRate) implements UpdateRule {
///     public String name() {
///         return "sign_descent";
///     }
///     public Update begin(Slots slots, Node learningRate) {
///         return (variable, gradient) -> gradient.sign().times(learningRate);
///     }
/// }
/// ```
public interface UpdateRule extends Optimizer {
    /// What the names of its slots begin with, like `adam`.
    String name();

    /// Whether it keeps something of each gradient for later steps. Elements of gradients that are
    /// so small that their squares would be denormal numbers then count as 0, as processors compute
    /// with these many times slower; where nothing is kept, none gather.
    default boolean remembers() {
        return true;
    }

    /// Builds what all variables have in common: steps on single numbers, done once a step.
    ///
    /// @param slots makes what is remembered between steps
    /// @param learningRate Shape: `[]`
    Update begin(Slots slots, Node learningRate);

    /// What a step does with one variable.
    @FunctionalInterface
    interface Update {
        /// What is taken from the variable.
        ///
        /// @param variable Shape: any
        /// @param gradient of the loss, after clipping. Shape: the variable's
        /// @return Shape: the variable's
        Node change(Node variable, Node gradient);
    }

    @Override
    default Minimization plan(
            Node loss,
            List<Node> variables,
            Map<Node, Double> factors,
            @Nullable Node decayStrength) {
        return ClippedRule.of(this).plan(loss, variables, factors, decayStrength);
    }

    @Override
    default Optimizer clipValue(double limit) {
        return ClippedRule.of(this).clipValue(limit);
    }

    @Override
    default Optimizer clipNorm(double limit) {
        return ClippedRule.of(this).clipNorm(limit);
    }

    @Override
    default Optimizer weightDecay(double decay) {
        return ClippedRule.of(this).weightDecay(decay);
    }
}
