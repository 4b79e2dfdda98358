package io.thalweg.learn.nn;

/// The layers by name, to be imported statically.
public final class Layers {
    private Layers() {}

    /// x · W + b without an activation.
    ///
    /// @param units the number of outputs
    public static Layer dense(int units) {
        return new Dense(units, Activations.identity(), Initializers.glorotUniform());
    }

    /// f(x · W + b), with the initializer that suits the activation.
    ///
    /// @param units the number of outputs
    public static Layer dense(int units, Activation activation) {
        return new Dense(units, activation, activation.initializer());
    }

    /// f(x · W + b) with a chosen initializer.
    ///
    /// @param units the number of outputs
    public static Layer dense(int units, Activation activation, Initializer initializer) {
        return new Dense(units, activation, initializer);
    }

    /// Sets a share of the inputs to zero while training.
    ///
    /// @param rate the share, at least 0 and below 1
    public static Layer dropout(double rate) {
        return new Dropout(rate);
    }
}
