package io.thalweg.core.kernel;

import java.util.Arrays;

/// A convolution's gradient to a filter of three by three by Winograd's algorithm: see [Winograd].
/// The transforms of what each tile sees and of the upstream gradient of its places are multiplied
/// over all tiles, and the sums transformed back.
///
/// A row is an input channel.
///
/// Bits: the tiles of the batch are cut into blocks of [Winograd#TILES], row by row and image after
/// image. Within a block a sum is one chain of fused multiply-adds from 0 over the tiles; the
/// blocks are added in order to 0. The transforms add in the order written in [Winograd].
final class WinogradFilterGradient implements LibraryKernel {
    /// Fewer operations are done by scalar code: see [Strategies].
    private static final long TINY = 32_768;

    /// Output channels that are worked on at a time, so that their sums stay in the second cache.
    private static final int WIDTH = 128;

    /// Rows that a tile may compute though there are none.
    private static final int SUPERFLUOUS = 3;

    /// The convolution, whose source is the input.
    private final SlidingGeometry g;

    private final WinogradSource source;
    private final boolean vectors;
    private final int[] steps = new int[Winograd.TILES];

    private WinogradFilterGradient(SlidingGeometry geometry, boolean vectors) {
        g = geometry;
        this.vectors = vectors;
        source = WinogradSource.of(g, vectors);
        Arrays.setAll(steps, tile -> tile * Winograd.DEPTH);
    }

    /// @param geometry of the convolution
    static WinogradFilterGradient of(SlidingGeometry geometry) {
        long operations = geometry.costOfRow() * geometry.height() * geometry.images();
        return of(geometry, VectorSupport.AVAILABLE && operations >= TINY);
    }

    /// @param vectors whether the Vector API is to be used
    static WinogradFilterGradient of(SlidingGeometry geometry, boolean vectors) {
        return new WinogradFilterGradient(geometry, vectors);
    }

    @Override
    public int rows() {
        return g.sourceChannels();
    }

    @Override
    public long cost() {
        return 2L * Winograd.POSITIONS * tiles() * g.channels();
    }

    /// Each piece transforms all of the upstream gradient.
    @Override
    public int pieces(int threads) {
        return threads;
    }

    private int tiles() {
        return g.images() * source.down() * source.across();
    }

    /// Columns in memory of so many channels: whole vectors.
    private int columns(int channels) {
        return vectors ? Math.ceilDiv(channels, Lanes.LANES) * Lanes.LANES : channels;
    }

    private int mostColumns() {
        return columns(Math.min(WIDTH, g.channels()));
    }

    /// Floats of the sums at one position.
    private static int sumsStep(int depth, int columns) {
        return (depth + SUPERFLUOUS) * columns + Winograd.APART;
    }

    /// Floats of the upstream gradient's transforms at one position.
    private static int upstreamStep(int columns) {
        return Winograd.TILES * columns + Winograd.APART;
    }

    @Override
    public int scratch() {
        int columns = mostColumns();
        int depth = Math.min(Winograd.DEPTH, g.sourceChannels());
        return Winograd.POSITIONS * (sumsStep(depth, columns) + upstreamStep(columns))
                + WinogradSource.SIZE
                + WinogradSource.scratch()
                + 4 * Winograd.TILES * columns;
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
        for (int channel = from; channel < to; channel += Winograd.DEPTH) {
            int depth = Math.min(Winograd.DEPTH, to - channel);
            for (int column = 0; column < g.channels(); column += WIDTH) {
                int width = Math.min(WIDTH, g.channels() - column);
                int columns = columns(width);
                int sumsSize = Winograd.POSITIONS * sumsStep(depth, columns);
                int tilesAt = scratchOffset + sumsSize;
                int upstreamAt = tilesAt + WinogradSource.SIZE;
                int spareAt = upstreamAt + Winograd.POSITIONS * upstreamStep(columns);
                Arrays.fill(scratch, scratchOffset, tilesAt, 0);
                int tiles = tiles();
                for (int tile = 0; tile < tiles; tile += Winograd.TILES) {
                    int count = Math.min(Winograd.TILES, tiles - tile);
                    source.transform(
                            tile,
                            count,
                            channel,
                            depth,
                            operands[0],
                            operandOffsets[0],
                            scratch,
                            tilesAt,
                            scratch,
                            spareAt);
                    upstream(
                            tile,
                            count,
                            width,
                            operands[1],
                            operandOffsets[1] + column,
                            scratch,
                            upstreamAt,
                            spareAt);
                    multiply(
                            count,
                            depth,
                            columns,
                            scratch,
                            scratchOffset,
                            tilesAt,
                            upstreamAt,
                            spareAt);
                }
                results(
                        depth,
                        width,
                        scratch,
                        scratchOffset,
                        result,
                        resultOffset + channel * g.channels() + column,
                        spareAt);
            }
        }
    }

    /// Transforms some channels of the gradient to the places of some tiles: `[position, tile,
    /// channel]`.
    private void upstream(
            int first,
            int count,
            int width,
            float[] upstream,
            int upstreamAt,
            float[] scratch,
            int to,
            int spareAt) {
        int channels = g.channels();
        int columns = columns(width);
        int placesAt = spareAt + Winograd.POSITIONS;
        int end = first + count;
        for (int tile = first; tile < end; ) {
            int place = tile % source.across();
            int run = Math.min(end - tile, source.across() - place);
            int image = tile / (source.down() * source.across());
            int row = tile / source.across() % source.down() * 2;
            int from = upstreamAt + ((image * g.height() + row) * g.width() + 2 * place) * channels;
            boolean whole = row + 2 <= g.height() && 2 * (place + run) <= g.width();
            if (!whole) {
                copy(
                        Math.min(2, g.height() - row),
                        Math.min(2 * run, g.width() - 2 * place),
                        2 * run,
                        width,
                        upstream,
                        from,
                        scratch,
                        placesAt);
            }
            int next = whole ? channels : width;
            Winograd.upstream(
                    vectors,
                    run,
                    width,
                    whole ? upstream : scratch,
                    whole ? from : placesAt,
                    2 * next,
                    (whole ? g.width() : 2 * run) * next,
                    next,
                    scratch,
                    to + (tile - first) * columns,
                    columns,
                    upstreamStep(columns),
                    scratch,
                    spareAt);
            tile += run;
        }
        for (int at = to; width < columns && at < to + count * columns; at += columns) {
            for (int position = 0; position < Winograd.POSITIONS; position++) {
                int beside = at + position * upstreamStep(columns);
                Arrays.fill(scratch, beside + width, beside + columns, 0);
            }
        }
    }

    /// Some places of two rows, of which those beside the result become zeros.
    private void copy(
            int rows,
            int places,
            int all,
            int width,
            float[] upstream,
            int from,
            float[] to,
            int toAt) {
        Arrays.fill(to, toAt, toAt + 2 * all * width, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < places; j++) {
                System.arraycopy(
                        upstream,
                        from + (i * g.width() + j) * g.channels(),
                        to,
                        toAt + (i * all + j) * width,
                        width);
            }
        }
    }

    /// Adds the products of a block of tiles to the sums `[position, input channel, column]`.
    private void multiply(
            int count,
            int depth,
            int columns,
            float[] scratch,
            int sumsAt,
            int tilesAt,
            int upstreamAt,
            int spareAt) {
        for (int position = 0; position < Winograd.POSITIONS; position++) {
            int a = tilesAt + position * WinogradSource.STEP;
            int b = upstreamAt + position * upstreamStep(columns);
            int c = sumsAt + position * sumsStep(depth, columns);
            if (!vectors) {
                IndexedTile.scalar(
                        depth, columns, count, scratch, a, steps, 0, scratch, b, columns, true,
                        scratch, c, columns, scratch, spareAt);
                continue;
            }
            int wide;
            for (int column = 0; column < columns; column += wide * Lanes.LANES) {
                wide = columns - column >= 2 * Lanes.LANES ? 2 : 1;
                int height;
                for (int row = 0; row < depth; row += height) {
                    height = IndexedTile.height(depth - row, wide);
                    int at = c + row * columns + column;
                    IndexedTile.run(
                            height,
                            wide,
                            count,
                            scratch,
                            a + row,
                            steps,
                            0,
                            scratch,
                            b + column,
                            columns,
                            scratch,
                            at,
                            columns,
                            scratch,
                            at,
                            columns);
                }
            }
        }
    }

    /// Transforms the sums back: all nine weights of some channels.
    private void results(
            int depth,
            int width,
            float[] scratch,
            int sumsAt,
            float[] result,
            int resultAt,
            int spareAt) {
        int columns = columns(width);
        int step = sumsStep(depth, columns);
        int column = g.sourceChannels() * g.channels();
        Winograd.filterGradient(
                vectors,
                depth,
                width,
                scratch,
                sumsAt,
                columns,
                step,
                result,
                resultAt,
                g.channels(),
                3 * column,
                column,
                scratch,
                spareAt);
    }
}
