package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;
import java.util.List;

/// A training step in a graph, and the parts of it that a training loop looks at.
///
/// @param step its value is the loss before the step; a run that fetches it does the step. Shape:
///   `[]`
/// @param learningRate a variable that a schedule sets with `session.assign`. Shape: `[]`
/// @param variables what the step changes: those asked for that the loss depends on
/// @param gradients of the loss, before clipping, in the order of the variables. Shape: the
///   variables'
/// @param gradientNorm the root of the sum of all gradients' squares, before clipping; computed
///   only when fetched, or when the optimizer clips by it. Shape: `[]`
/// @param state what the optimizer remembers: with the variables all that a checkpoint needs, the
///   learning rate included
public record Minimization(
        Node step,
        Node learningRate,
        List<Node> variables,
        List<Node> gradients,
        Node gradientNorm,
        List<Node> state) {
    /// Takes copies of the lists.
    public Minimization {
        variables = List.copyOf(variables);
        gradients = List.copyOf(gradients);
        state = List.copyOf(state);
    }
}
