package io.thalweg.core.kernel;

import java.util.Arrays;
import java.util.List;

/// A convolution with a filter of three by three, or its gradient to the input, by Winograd's
/// algorithm: see [Winograd].
///
/// Bits: the transforms add in the order written there. Between them, each sum over the channels of
/// the source is cut into pieces of [Winograd#DEPTH] terms; a piece is one chain of fused
/// multiply-adds from 0, and the pieces are added in order. Tiles begin at even rows and columns of
/// the result, whatever part of it is asked for.
final class WinogradProduct implements LibraryKernel {
    /// Fewer operations are done by scalar code: see [Strategies].
    private static final long TINY = 32_768;

    private final SlidingGeometry g;
    private final WinogradSource source;
    private final SlidingFilter filters;
    private final SlidingPhase phase;
    private final boolean vectors;
    private final int columns;
    private final int[] steps = new int[Winograd.DEPTH];

    private WinogradProduct(SlidingGeometry geometry, boolean vectors) {
        g = geometry;
        this.vectors = vectors;
        source = WinogradSource.of(g, vectors);
        phase = SlidingPhase.of(g, new SlidingLines(g, vectors)).getFirst();
        filters = new SlidingFilter(g, List.of(phase), vectors ? Lanes.LANES : 0);
        int last = filters.panels() - 1;
        columns = last * filters.panel() + filters.width(last);
        Arrays.setAll(steps, k -> k);
    }

    static WinogradProduct of(SlidingGeometry geometry) {
        long operations = geometry.costOfRow() * geometry.height() * geometry.images();
        return of(geometry, VectorSupport.AVAILABLE && operations >= TINY);
    }

    /// @param vectors whether the Vector API is to be used
    static WinogradProduct of(SlidingGeometry geometry, boolean vectors) {
        return new WinogradProduct(geometry, vectors);
    }

    /// Rows of tiles.
    @Override
    public int rows() {
        return g.images() * source.down();
    }

    @Override
    public long cost() {
        return 2L * Winograd.POSITIONS * source.across() * g.sourceChannels() * g.channels();
    }

    /// Floats of a filter's transform.
    private int weightsSize() {
        return Math.multiplyExact(Winograd.POSITIONS * g.sourceChannels(), columns);
    }

    /// Floats of the sums at one position.
    private int sumsSize() {
        return Winograd.TILES * columns + Winograd.APART;
    }

    /// Floats of the places of the result that some tiles have.
    private int placesSize() {
        return 4 * Winograd.TILES * columns;
    }

    @Override
    public int scratch() {
        long size = weightsSize();
        size += filters.size();
        size += (long) Winograd.POSITIONS * sumsSize();
        size += placesSize();
        size += WinogradSource.SIZE + WinogradSource.scratch();
        return Math.toIntExact(size);
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
        if (from == to) {
            return;
        }
        int tilesAt = scratchOffset + weightsSize();
        int sumsAt = tilesAt + WinogradSource.SIZE;
        int spareAt = sumsAt + Winograd.POSITIONS * sumsSize();
        int packedAt = spareAt + WinogradSource.scratch() + placesSize();
        weights(operands[1], operandOffsets[1], scratch, scratchOffset, packedAt, spareAt);
        int end = to * source.across();
        for (int tile = from * source.across(); tile < end; tile += Winograd.TILES) {
            int count = Math.min(Winograd.TILES, end - tile);
            for (int channel = 0; channel < g.sourceChannels(); channel += Winograd.DEPTH) {
                int depth = Math.min(Winograd.DEPTH, g.sourceChannels() - channel);
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
                multiply(count, channel, depth, scratch, scratchOffset, tilesAt, sumsAt, spareAt);
            }
            results(tile, count, scratch, sumsAt, result, resultOffset, spareAt);
        }
    }

    /// The filter's transform: `[panel, position, source channel, column of the panel]`.
    private void weights(
            float[] filter, int filterAt, float[] scratch, int to, int packedAt, int spareAt) {
        filters.pack(filter, filterAt, scratch, packedAt);
        int channels = g.sourceChannels();
        for (int panel = 0; panel < filters.panels(); panel++) {
            int width = filters.width(panel);
            int packed = packedAt + filters.at(0, panel, phase);
            int step = channels * width;
            Winograd.filter(
                    vectors,
                    channels,
                    width,
                    scratch,
                    packed,
                    width,
                    3 * step,
                    step,
                    scratch,
                    to + weightsAt(panel, 0, 0),
                    width,
                    step,
                    scratch,
                    spareAt);
        }
    }

    private int weightsAt(int panel, int position, int channel) {
        return Winograd.POSITIONS * g.sourceChannels() * panel * filters.panel()
                + (position * g.sourceChannels() + channel) * filters.width(panel);
    }

    /// Multiplies some tiles' transforms with the filter's, at each position.
    private void multiply(
            int count,
            int channel,
            int depth,
            float[] scratch,
            int weightsAt,
            int tilesAt,
            int sumsAt,
            int spareAt) {
        int height = vectors ? WinogradTile.ROWS : 1;
        int rows = Math.ceilDiv(count, height) * height;
        for (int position = 0; position < Winograd.POSITIONS; position++) {
            int tiles = tilesAt + position * WinogradSource.STEP;
            // What is left there from another use may be slow numbers.
            Arrays.fill(scratch, tiles + count * Winograd.DEPTH, tiles + rows * Winograd.DEPTH, 0);
            for (int panel = 0; panel < filters.panels(); panel++) {
                int width = filters.width(panel);
                int weights = weightsAt + weightsAt(panel, position, channel);
                int sums = sumsAt + position * sumsSize() + panel * filters.panel();
                for (int row = 0; row < rows; row += height) {
                    int from = tiles + row * Winograd.DEPTH;
                    int to = sums + row * columns;
                    boolean add = channel > 0;
                    if (vectors) {
                        WinogradTile.run(
                                width / Lanes.LANES,
                                depth,
                                scratch,
                                from,
                                scratch,
                                weights,
                                add ? scratch : Tile.NOTHING,
                                add ? to : 0,
                                add ? columns : 0,
                                scratch,
                                to,
                                columns);
                    } else {
                        IndexedTile.scalar(
                                1, width, depth, scratch, from, steps, 0, scratch, weights, width,
                                add, scratch, to, columns, scratch, spareAt);
                    }
                }
            }
        }
    }

    /// The places of the result that belong to some tiles.
    private void results(
            int first,
            int count,
            float[] scratch,
            int sumsAt,
            float[] result,
            int resultAt,
            int spareAt) {
        int channels = g.channels();
        int placesAt = spareAt + Winograd.POSITIONS;
        int end = first + count;
        for (int tile = first; tile < end; ) {
            int place = tile % source.across();
            int run = Math.min(end - tile, source.across() - place);
            int image = tile / (source.down() * source.across());
            int row = tile / source.across() % source.down() * 2;
            int to = resultAt + ((image * g.height() + row) * g.width() + 2 * place) * channels;
            int height = Math.min(2, g.height() - row);
            int width = Math.min(2 * run, g.width() - 2 * place);
            boolean whole = height == 2 && width == 2 * run;
            Winograd.result(
                    vectors,
                    run,
                    channels,
                    scratch,
                    sumsAt + (tile - first) * columns,
                    columns,
                    sumsSize(),
                    whole ? result : scratch,
                    whole ? to : placesAt,
                    2 * channels,
                    (whole ? g.width() : 2 * run) * channels,
                    channels,
                    scratch,
                    spareAt);
            for (int i = 0; i < height && !whole; i++) {
                System.arraycopy(
                        scratch,
                        placesAt + i * 2 * run * channels,
                        result,
                        to + i * g.width() * channels,
                        width * channels);
            }
            tile += run;
        }
    }
}
