package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;

/// Sums of products over a shared axis.
public sealed interface Contraction extends Op
        permits MatMul, Convolution, ConvolutionInputGradient, ConvolutionFilterGradient {
    /// The definition, in double precision.
    double[] reference(DoubleArray left, DoubleArray right, Shape result);
}
