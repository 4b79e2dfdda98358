package io.thalweg.learn.optim;

/// A loss that isn't one run of a graph, such as a sum over blocks of rows.
@FunctionalInterface
public interface LossAndGradient {
    /// The loss at the variables' current values.
    ///
    /// @param gradient takes the gradient: the elements of all variables, one behind the other
    double of(double[] gradient);
}
