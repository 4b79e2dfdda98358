package io.thalweg.core.kernel;

/// A convolution in which each channel keeps to itself, or its gradient to the input: the inner
/// loops run along the channels.
///
/// Bits: an element's sum is one chain of fused multiply-adds from 0 over the filter's rows and
/// columns that lie on the source.
final class DepthwiseProduct implements LibraryKernel {
    private final SlidingGeometry g;
    private final boolean vectors;
    private final Taps[] down;
    private final Taps[] across;

    /// @param vectors whether the Vector API is used; it changes no bits
    DepthwiseProduct(SlidingGeometry geometry, boolean vectors) {
        g = geometry;
        this.vectors = vectors;
        down = new Taps[g.height()];
        for (int row = 0; row < down.length; row++) {
            int y = row;
            down[row] = Taps.of(g.filterHeight(), i -> g.sourceRow(y, i));
        }
        across = new Taps[g.width()];
        for (int column = 0; column < across.length; column++) {
            int x = column;
            across[column] = Taps.of(g.filterWidth(), j -> g.sourceColumn(x, j));
        }
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
        int channels = g.channels();
        var w = g.weights();
        for (int row = from; row < to; row++) {
            var rows = down[row % g.height()];
            int sourceRow = row / g.height() * g.sourceHeight() + rows.source();
            int sourceAt = operandOffsets[0] + sourceRow * g.sourceWidth() * channels;
            int filterAt = operandOffsets[1] + w.start() + rows.first() * w.row();
            for (int column = 0; column < g.width(); column++) {
                var columns = across[column];
                place(
                        rows,
                        columns,
                        operands[0],
                        sourceAt + columns.source() * channels,
                        operands[1],
                        filterAt + columns.first() * w.column(),
                        result,
                        resultOffset + (row * g.width() + column) * channels);
            }
        }
    }

    private void place(
            Taps rows,
            Taps columns,
            float[] source,
            int sourceAt,
            float[] filter,
            int filterAt,
            float[] result,
            int at) {
        int channels = g.channels();
        int sourceRow = rows.sourceStep() * g.sourceWidth() * channels;
        int sourceColumn = columns.sourceStep() * channels;
        int filterRow = rows.step() * g.weights().row();
        int filterColumn = columns.step() * g.weights().column();
        int done =
                vectors
                        ? DepthwiseVectors.place(
                                rows.count(),
                                columns.count(),
                                source,
                                sourceAt,
                                sourceRow,
                                sourceColumn,
                                filter,
                                filterAt,
                                filterRow,
                                filterColumn,
                                channels,
                                result,
                                at)
                        : 0;
        for (int channel = done; channel < channels; channel++) {
            result[at + channel] = 0;
        }
        for (int i = 0; i < rows.count(); i++) {
            for (int j = 0; j < columns.count(); j++) {
                chain(
                        source,
                        sourceAt + i * sourceRow + j * sourceColumn,
                        filter,
                        filterAt + i * filterRow + j * filterColumn,
                        result,
                        at,
                        done,
                        channels);
            }
        }
    }

    /// Goes on with one chain for each channel.
    static void chain(
            float[] a, int aAt, float[] b, int bAt, float[] sum, int at, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[at + i] = Math.fma(a[aAt + i], b[bAt + i], sum[at + i]);
        }
    }
}
