package io.thalweg.bench.tensorflow;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/// Arrays as tensors.
final class Tensors {
    private Tensors() {}

    /// A tensor with a copy of the values.
    static TFloat32 of(float[] values, Shape shape) {
        return TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
    }

    /// A copy of the values.
    static float[] values(TFloat32 tensor) {
        var values = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }

    /// `[rows, axes…]`.
    static Shape shape(int... axes) {
        var lengths = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            lengths[i] = axes[i];
        }
        return Shape.of(lengths);
    }
}
