package io.thalweg.core.graph;

/// A function of two numbers, applied to every pair of elements.
public sealed interface Binary extends Elementwise
        permits Add, Subtract, Multiply, Divide, Power, Maximum, Minimum, Greater, Equal {
    /// The definition, in double precision.
    double reference(double x, double y);
}
