package io.thalweg.core.graph;

/// A function of two numbers, applied to every pair of elements.
public sealed interface Binary extends Elementwise
        permits Add, Subtract, Multiply, Divide, Power, Maximum, Minimum, Greater, Equal {
    /// The definition, in double precision.
    double reference(double x, double y);

    /// The float32 loop: `result[resultOffset + i] = f(x[xOffset + i], y[yOffset + i])` for i below
    /// length.
    void evaluate(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] result,
            int resultOffset,
            int length);
}
