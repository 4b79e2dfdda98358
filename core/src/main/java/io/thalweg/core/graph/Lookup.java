package io.thalweg.core.graph;

import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;

/// Finds rows by their number.
public sealed interface Lookup extends Op permits Gather, ScatterAdd, OneHot {
    /// Which operand holds the row numbers.
    int indexOperand();

    /// How many rows there are to choose from: a valid number is 0 to this, excluded.
    int rows(Shape firstOperand);

    /// The definition, in double precision.
    ///
    /// @param values the operand that isn't row numbers, or none
    /// @param indices the row numbers, all valid
    double[] reference(DoubleArray values, int[] indices, Shape result);

    @Override
    default DType operandType(int operand) {
        return operand == indexOperand() ? DType.INT32 : DType.FLOAT32;
    }
}
