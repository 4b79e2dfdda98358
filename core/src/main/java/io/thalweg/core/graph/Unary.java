package io.thalweg.core.graph;

/// A function of one number, applied to every element.
public sealed interface Unary extends Elementwise
        permits Negate,
                Exp,
                Log,
                Log1p,
                Sqrt,
                Tanh,
                Sigmoid,
                Erf,
                Absolute,
                Sign,
                Sine,
                Cosine,
                StopGradient {
    /// The definition, in double precision.
    double reference(double x);
}
