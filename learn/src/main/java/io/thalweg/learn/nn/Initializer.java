package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.tensor.Shape;

/// How weights start.
@FunctionalInterface
public interface Initializer {
    /// The first value of some weights.
    ///
    /// @param shape Shape: the last axis belongs to the outputs
    /// @param inputs how many numbers each output adds up
    /// @param outputs how many outputs each input goes into
    InitialValue of(Shape shape, int inputs, int outputs);

    /// The first value of a matrix.
    ///
    /// @param inputs the number of rows: what each output adds up
    /// @param outputs the number of columns
    /// @return Shape: `[inputs, outputs]`
    default InitialValue of(int inputs, int outputs) {
        return of(Shape.of(inputs, outputs), inputs, outputs);
    }
}
