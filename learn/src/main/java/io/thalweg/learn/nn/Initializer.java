package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;

/// How a matrix of weights starts.
@FunctionalInterface
public interface Initializer {
    /// The first value of a matrix.
    ///
    /// @param inputs the number of rows: what each output adds up
    /// @param outputs the number of columns
    /// @return Shape: `[inputs, outputs]`
    InitialValue of(int inputs, int outputs);
}
