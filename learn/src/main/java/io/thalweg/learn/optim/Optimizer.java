package io.thalweg.learn.optim;

import io.thalweg.core.graph.GraphException;
import io.thalweg.core.graph.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes variables, step by step, so that a loss becomes small.
///
/// Immutable: the methods that set something give another optimizer. What is remembered between
/// steps lies in variables of the graph, so the same optimizer may serve several losses and graphs.
public interface Optimizer {
    /// The learning rate that it starts with.
    double learningRate();

    /// Adds a training step to the graph.
    ///
    /// @param loss what shall become small. Shape: `[]`
    /// @param variables what the step may change; those that the loss doesn't depend on are left as
    ///   they are
    /// @throws GraphException if the loss isn't one number, or something else than a variable is to
    ///   be changed
    /// @throws OptimizerException if the loss depends on none of the variables
    default Minimization plan(Node loss, List<Node> variables) {
        return plan(loss, variables, Map.of());
    }

    /// Adds a training step to the graph in which some variables learn faster or slower.
    ///
    /// @param loss what shall become small. Shape: `[]`
    /// @param variables what the step may change
    /// @param factors multiply the learning rate of single variables, also for their weight decay;
    ///   1 for those that aren't named
    /// @throws GraphException as [#plan(Node, List)]
    /// @throws OptimizerException if the loss depends on none of the variables
    default Minimization plan(Node loss, List<Node> variables, Map<Node, Double> factors) {
        return plan(loss, variables, factors, null);
    }

    /// Adds a training step to the graph whose weight decay changes from step to step.
    ///
    /// @param loss what shall become small. Shape: `[]`
    /// @param variables what the step may change
    /// @param factors as [#plan(Node, List, Map)]
    /// @param decayStrength multiplies the weight decay, and is nothing that the optimizer
    ///   remembers; null for 1. Shape: `[]`
    /// @throws GraphException as [#plan(Node, List)]
    /// @throws OptimizerException if the loss depends on none of the variables
    Minimization plan(
            Node loss,
            List<Node> variables,
            Map<Node, Double> factors,
            @Nullable Node decayStrength);

    /// A node whose value is the loss before the step, and that does the step.
    ///
    /// Changes the graph's trainable variables.
    ///
    /// @param loss what shall become small. Shape: `[]`
    /// @throws GraphException if the loss isn't one number
    /// @throws OptimizerException if the loss depends on no trainable variable
    default Node minimize(Node loss) {
        return minimize(loss, loss.graph().trainableVariables());
    }

    /// A node whose value is the loss before the step, and that does the step.
    ///
    /// @param loss what shall become small. Shape: `[]`
    /// @param variables the only ones that the step may change
    /// @throws GraphException if the loss isn't one number, or something else than a variable is to
    ///   be changed
    /// @throws OptimizerException if the loss depends on none of the variables
    default Node minimize(Node loss, List<Node> variables) {
        return plan(loss, variables).step();
    }

    /// This optimizer, with each element of the gradients cut to −limit … limit first.
    ///
    /// @throws OptimizerException if the limit isn't above 0
    Optimizer clipValue(double limit);

    /// This optimizer, with all gradients scaled down together where their common norm is larger
    /// than the limit (Pascanu, Mikolov, Bengio 2012, arXiv 1211.5063). Comes after [#clipValue]
    /// where both are set. `torch.nn.utils.clip_grad_norm_` divides by norm + 1e-6, this by the
    /// norm.
    ///
    /// @throws OptimizerException if the limit isn't above 0
    Optimizer clipNorm(double limit);

    /// This optimizer, also shrinking weights by learning rate · decay of themselves in each step,
    /// whatever their gradient (Loshchilov, Hutter 2017, arXiv 1711.05101). Only variables of at
    /// least two axes shrink: matrices, not biases.
    ///
    /// @throws OptimizerException if the decay is below 0
    Optimizer weightDecay(double decay);
}
