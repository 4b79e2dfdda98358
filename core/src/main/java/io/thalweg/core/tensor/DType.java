package io.thalweg.core.tensor;

/// What the elements of a tensor are.
public enum DType {
    /// A number: float32 in the plain executor, double precision in the reference.
    FLOAT32,
    /// A class or a row number: a 32-bit integer that gradients don't flow through.
    INT32
}
