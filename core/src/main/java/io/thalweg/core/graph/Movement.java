package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.List;

/// Puts elements elsewhere, and computes nothing.
public sealed interface Movement extends Op
        permits Reshape, Transpose, BroadcastTo, Slice, Pad, Concatenate {
    /// The definition, in double precision.
    double[] reference(List<DoubleArray> operands, Shape result);
}
