package io.thalweg.core.kernel;

import java.util.Arrays;

/// A convolution, or its gradient to the input, as a matrix product of what the filter sees with
/// the filter. The matrix of all that is seen is never written down: each source row is turned once
/// ([SlidingLines]), and a table tells the tiles where the terms are.
///
/// Bits: the products of an element of the result, filter row by row, column by column and channel
/// by channel, are cut into pieces of equal length (the last may be shorter), as few as leave none
/// with more than [#BLOCK]. Each piece is one chain of fused multiply-adds from 0, and the pieces
/// are added in order. Columns of the filter that lie beside the source count with zeros; rows that
/// do don't count, nor what meets only zeros that a stride, in the convolution whose gradient it
/// is, put between the rows and columns of the source.
final class SlidingProduct implements LibraryKernel {
    private static final int BLOCK = 320;

    /// Floats of lines that are worked on at a time, where possible: they stay in the second cache.
    private static final int LINES = 120_000;

    /// Fewer operations are done by scalar code: see [Strategies].
    private static final long TINY = 32_768;

    private final SlidingGeometry g;
    private final SlidingLines lines;
    private final SlidingFilter filters;
    private final SlidingPhase[] phases;
    private final boolean vectors;
    private final int band;

    private SlidingProduct(SlidingGeometry geometry, boolean vectors) {
        g = geometry;
        this.vectors = vectors;
        lines = new SlidingLines(g, vectors);
        var all = SlidingPhase.of(g, lines);
        phases = all.toArray(SlidingPhase[]::new);
        filters = new SlidingFilter(g, all, vectors ? Lanes.LANES : 0);
        int rows = g.spaceDown();
        while (rows < g.height() && lines.size(lines.rowsFor(rows + 1)) <= LINES) {
            rows++;
        }
        band = rows;
    }

    static SlidingProduct of(SlidingGeometry geometry) {
        long operations = geometry.costOfRow() * geometry.height() * geometry.images();
        return of(geometry, VectorSupport.AVAILABLE && operations >= TINY);
    }

    /// @param vectors whether the Vector API is to be used
    static SlidingProduct of(SlidingGeometry geometry, boolean vectors) {
        return new SlidingProduct(geometry, vectors);
    }

    @Override
    public int rows() {
        return g.images() * g.height();
    }

    @Override
    public long cost() {
        return g.costOfRow();
    }

    @Override
    public int scratch() {
        return filters.size() + linesSize() + tileSize();
    }

    private int linesSize() {
        return lines.size(lines.rowsFor(band));
    }

    private int tileSize() {
        return vectors ? IndexedTile.MOST_ROWS * filters.panel() : filters.panel();
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
        filters.pack(operands[1], operandOffsets[1], scratch, scratchOffset);
        int linesAt = scratchOffset + filters.size();
        lines.clear(lines.rowsFor(band), scratch, linesAt);
        int imageSize = g.sourceHeight() * g.sourceWidth() * g.sourceChannels();
        for (int row = from; row < to; ) {
            int image = row / g.height();
            int first = row % g.height();
            int end = Math.min(Math.min(g.height(), first + band), first + to - row);
            int place = first / g.spaceDown();
            int needed =
                    lines.rowsFor(
                            (end - 1) / g.spaceDown() * g.spaceDown() + 1 - place * g.spaceDown());
            lines.fill(
                    operands[0],
                    operandOffsets[0] + image * imageSize,
                    place,
                    needed,
                    scratch,
                    linesAt);
            int at = resultOffset + image * g.height() * g.width() * g.channels();
            band(first, end, result, at, scratch, scratchOffset);
            row += end - first;
        }
    }

    private void band(
            int first, int end, float[] result, int imageAt, float[] scratch, int scratchAt) {
        int linesAt = scratchAt + filters.size();
        int rowLength = g.width() * g.channels();
        for (int group = 0; group < g.groups(); group++) {
            for (int panel = 0; panel < filters.panels(); panel++) {
                int column = imageAt + group * g.resultOfGroup() + panel * filters.panel();
                for (var phase : phases) {
                    int terms = phase.terms();
                    int filterAt = scratchAt + filters.at(group, panel, phase);
                    int length =
                            Math.max(
                                    1,
                                    Math.ceilDiv(terms, Math.max(1, Math.ceilDiv(terms, BLOCK))));
                    int row = first + Math.floorMod(phase.row() - first, g.spaceDown());
                    for (int k = 0; k == 0 || k < terms; k += length) {
                        for (int y = row; y < end; y += g.spaceDown()) {
                            int place = y / g.spaceDown() * g.strideDown();
                            int start = phase.firstOn(place);
                            int stop = phase.endOn(place, g.sourceHeight());
                            int from = Math.max(k, start);
                            int n = Math.min(Math.min(k + length, terms), stop) - from;
                            if (n <= 0 && (k > 0 || start < stop)) {
                                continue;
                            }
                            int line = place - first / g.spaceDown() * g.strideDown();
                            row(
                                    phase,
                                    panel,
                                    from,
                                    n,
                                    from > start,
                                    linesAt + line * lines.rowSize() + group * lines.groupStep(),
                                    filterAt + from * filters.width(panel),
                                    result,
                                    column + y * rowLength + phase.column() * g.channels(),
                                    scratch,
                                    scratchAt);
                        }
                    }
                }
            }
        }
    }

    /// One piece of the terms of one row's places that belong to a phase.
    ///
    /// @param n how many; none if nothing lies on the source
    /// @param add whether there were pieces before
    private void row(
            SlidingPhase phase,
            int panel,
            int k,
            int n,
            boolean add,
            int lineAt,
            int filterAt,
            float[] result,
            int resultAt,
            float[] scratch,
            int scratchAt) {
        int count = filters.count(panel);
        int width = filters.width(panel);
        int step = g.spaceAcross() * g.channels();
        int places = Math.ceilDiv(g.width() - phase.column(), g.spaceAcross());
        int spareAt = scratchAt + filters.size() + linesSize();
        if (n <= 0) {
            for (int place = 0; place < places; place++) {
                int at = resultAt + place * step;
                Arrays.fill(result, at, at + count, 0);
            }
            return;
        }
        if (!vectors) {
            IndexedTile.scalar(
                    places,
                    count,
                    n,
                    scratch,
                    lineAt,
                    phase.steps(),
                    k,
                    scratch,
                    filterAt,
                    width,
                    add,
                    result,
                    resultAt,
                    step,
                    scratch,
                    spareAt);
            return;
        }
        int wide = width / Lanes.LANES;
        int height;
        for (int place = 0; place < places; place += height) {
            height = IndexedTile.height(places - place, wide);
            int at = resultAt + place * step;
            boolean whole = count == width && place + height <= places;
            boolean held = whole && add;
            IndexedTile.run(
                    height,
                    wide,
                    n,
                    scratch,
                    lineAt + place,
                    phase.steps(),
                    k,
                    scratch,
                    filterAt,
                    width,
                    held ? result : Tile.NOTHING,
                    held ? at : 0,
                    held ? step : 0,
                    whole ? result : scratch,
                    whole ? at : spareAt,
                    whole ? step : width);
            if (!whole) {
                copy(
                        Math.min(height, places - place),
                        count,
                        scratch,
                        spareAt,
                        width,
                        add,
                        result,
                        at,
                        step);
            }
        }
    }

    /// Copies a part of a tile to the result, or adds it.
    static void copy(
            int rows,
            int columns,
            float[] tile,
            int tileAt,
            int width,
            boolean add,
            float[] result,
            int resultAt,
            int step) {
        for (int i = 0; i < rows; i++) {
            int x = tileAt + i * width;
            int y = resultAt + i * step;
            if (add) {
                for (int j = 0; j < columns; j++) {
                    result[y + j] += tile[x + j];
                }
            } else {
                System.arraycopy(tile, x, result, y, columns);
            }
        }
    }
}
