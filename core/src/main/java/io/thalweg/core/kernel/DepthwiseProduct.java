package io.thalweg.core.kernel;

import io.thalweg.core.graph.Convolution;
import io.thalweg.core.graph.ConvolutionInputGradient;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// A convolution in which each channel keeps to itself, or its gradient to the input: the inner
/// loop runs along the channels, and the compiler makes vector instructions of it.
///
/// Bits: an element's sum is one chain of fused multiply-adds from 0 over the filter's rows and
/// columns that lie on the source.
record DepthwiseProduct(SlidingGeometry g) implements LibraryKernel {
    static DepthwiseProduct of(Convolution op, Shape input, Shape filter, Shape result) {
        return new DepthwiseProduct(SlidingGeometry.of(op, input, filter, result));
    }

    static DepthwiseProduct of(
            ConvolutionInputGradient op, Shape upstream, Shape filter, Shape result) {
        return new DepthwiseProduct(SlidingGeometry.of(op, upstream, filter, result));
    }

    @Override
    public int rows() {
        return g.images() * g.height();
    }

    @Override
    public int scratch() {
        return 0;
    }

    @Override
    public long cost() {
        return g.costOfRow();
    }

    @Override
    public void run(
            float[][] operands,
            int[] operandOffsets,
            float[] result,
            int resultOffset,
            int from,
            int to,
            float[] scratch,
            int scratchOffset) {
        int width = g.width() * g.channels();
        for (int row = from; row < to; row++) {
            int at = resultOffset + row * width;
            Arrays.fill(result, at, at + width, 0);
            int image = row / g.height() * g.sourceHeight();
            for (int i = 0; i < g.filterHeight(); i++) {
                int sourceRow = g.sourceRow(row % g.height(), i);
                if (sourceRow >= 0) {
                    int sourceAt =
                            operandOffsets[0]
                                    + (image + sourceRow) * g.sourceWidth() * g.channels();
                    int filterAt = operandOffsets[1] + g.weights().start() + i * g.weights().row();
                    filterRow(operands[0], sourceAt, operands[1], filterAt, result, at);
                }
            }
        }
    }

    private void filterRow(
            float[] source, int sourceAt, float[] filter, int filterAt, float[] result, int at) {
        int channels = g.channels();
        for (int column = 0; column < g.width(); column++) {
            for (int j = 0; j < g.filterWidth(); j++) {
                int sourceColumn = g.sourceColumn(column, j);
                if (sourceColumn >= 0) {
                    chain(
                            source,
                            sourceAt + sourceColumn * channels,
                            filter,
                            filterAt + j * g.weights().column(),
                            result,
                            at + column * channels,
                            channels);
                }
            }
        }
    }

    static void chain(float[] a, int aAt, float[] b, int bAt, float[] sum, int at, int length) {
        for (int i = 0; i < length; i++) {
            sum[at + i] = Math.fma(a[aAt + i], b[bAt + i], sum[at + i]);
        }
    }
}
