package io.thalweg.core.kernel;

import io.thalweg.core.graph.Convolution;
import io.thalweg.core.graph.ConvolutionInputGradient;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// A convolution, or its gradient to the input, as a matrix product of the runs under the filter
/// with the filter, without ever writing down the matrix of all runs.
///
/// Bits: with at most [SlidingLines#FEW] products, an element's sum is one chain of fused
/// multiply-adds from 0 over filter rows, columns and channels. With more, it is cut into the rows
/// of the filter (rows that lie outside the source are left out) and these into [#BLOCK] products;
/// each piece is such a chain, and the pieces are added in order.
final class SlidingProduct implements LibraryKernel {
    private static final int BLOCK = 256;

    /// Rows of the result that share a piece of the filter while it is in the nearest cache.
    private static final int ROWS = 4;

    private final SlidingGeometry g;
    private final SlidingLines lines;
    private final int panels;
    private final boolean packs;
    private final int lineSize;

    private SlidingProduct(SlidingGeometry geometry) {
        g = geometry;
        lines = SlidingLines.of(geometry);
        panels = (g.resultOfGroup() + Tiles.PANEL - 1) / Tiles.PANEL;
        packs =
                g.groups() > 1
                        || g.weights().result() != 1
                        || panels > 1
                        || g.resultOfGroup() % Tiles.LANES != 0;
        lineSize = lines.size(g);
    }

    static SlidingProduct of(Convolution op, Shape input, Shape filter, Shape result) {
        return new SlidingProduct(SlidingGeometry.of(op, input, filter, result));
    }

    static SlidingProduct of(
            ConvolutionInputGradient op, Shape upstream, Shape filter, Shape result) {
        return new SlidingProduct(SlidingGeometry.of(op, upstream, filter, result));
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
        return packedSize() + linesSize() + Tiles.PANEL + ROWS * g.width() * tileColumns();
    }

    private int packedSize() {
        return packs ? g.groups() * g.terms() * packedColumns() : 0;
    }

    private int packedColumns() {
        return (g.resultOfGroup() + Tiles.LANES - 1) / Tiles.LANES * Tiles.LANES;
    }

    private int linesSize() {
        return lineSize * (lines == SlidingLines.PATCH ? ROWS : ROWS * g.filterHeight());
    }

    /// Columns of the tile that a narrow panel's result goes to first, or 0.
    private int tileColumns() {
        return g.resultOfGroup() % Tiles.LANES == 0 ? 0 : Tiles.PANEL;
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
        float[] filter = operands[1];
        int filterAt = operandOffsets[1];
        if (packs) {
            pack(filter, filterAt, scratch, scratchOffset);
            filter = scratch;
            filterAt = scratchOffset;
        }
        int linesAt = scratchOffset + packedSize();
        for (int row = from; row < to; ) {
            int end = Math.min(Math.min(to, row + ROWS), (row / g.height() + 1) * g.height());
            for (int group = 0; group < g.groups(); group++) {
                rows(
                        operands[0],
                        operandOffsets[0],
                        filter,
                        filterAt,
                        result,
                        resultOffset,
                        row,
                        end,
                        group,
                        scratch,
                        linesAt);
            }
            row = end;
        }
    }

    /// Panel after panel, each `[terms, columns]` with its columns side by side.
    private void pack(float[] filter, int filterAt, float[] packed, int packedAt) {
        var w = g.weights();
        int to = packedAt;
        for (int group = 0; group < g.groups(); group++) {
            for (int panel = 0; panel < panels; panel++) {
                int first = panel * Tiles.PANEL;
                int count = Math.min(Tiles.PANEL, g.resultOfGroup() - first);
                int padded = padded(count);
                for (int i = 0; i < g.filterHeight(); i++) {
                    for (int j = 0; j < g.filterWidth(); j++) {
                        int at =
                                filterAt
                                        + w.start()
                                        + i * w.row()
                                        + j * w.column()
                                        + group * w.group()
                                        + first * w.result();
                        for (int k = 0; k < g.sourceOfGroup(); k++) {
                            for (int m = 0; m < count; m++) {
                                packed[to + m] = filter[at + k * w.source() + m * w.result()];
                            }
                            Arrays.fill(packed, to + count, to + padded, 0);
                            to += padded;
                        }
                    }
                }
            }
        }
    }

    private static int padded(int columns) {
        return (columns + Tiles.LANES - 1) / Tiles.LANES * Tiles.LANES;
    }

    private void rows(
            float[] source,
            int sourceAt,
            float[] filter,
            int filterAt,
            float[] result,
            int resultAt,
            int from,
            int to,
            int group,
            float[] scratch,
            int linesAt) {
        copyLines(source, sourceAt, from, to, group, scratch, linesAt);
        int spareAt = linesAt + linesSize();
        int panelAt = filterAt + (packs ? group * g.terms() * packedColumns() : 0);
        for (int panel = 0; panel < panels; panel++) {
            int first = panel * Tiles.PANEL;
            int count = Math.min(Tiles.PANEL, g.resultOfGroup() - first);
            int columns = packs ? padded(count) : count;
            int resultColumn = resultAt + group * g.resultOfGroup() + first;
            if (columns == count) {
                panel(
                        source,
                        sourceAt,
                        filter,
                        panelAt,
                        columns,
                        result,
                        resultColumn + from * g.width() * g.channels(),
                        g.channels(),
                        from,
                        to,
                        scratch,
                        linesAt);
            } else {
                int tileAt = spareAt + Tiles.PANEL;
                panel(
                        source,
                        sourceAt,
                        filter,
                        panelAt,
                        columns,
                        scratch,
                        tileAt,
                        Tiles.PANEL,
                        from,
                        to,
                        scratch,
                        linesAt);
                for (int place = 0; place < (to - from) * g.width(); place++) {
                    System.arraycopy(
                            scratch,
                            tileAt + place * Tiles.PANEL,
                            result,
                            resultColumn + (from * g.width() + place) * g.channels(),
                            count);
                }
            }
            panelAt += g.terms() * columns;
        }
    }

    private void copyLines(
            float[] source,
            int sourceAt,
            int from,
            int to,
            int group,
            float[] scratch,
            int linesAt) {
        if (lines == SlidingLines.DIRECT) {
            return;
        }
        int run = g.filterWidth() * g.sourceOfGroup();
        for (int row = from; row < to; row++) {
            for (int i = 0; i < g.filterHeight(); i++) {
                int at = sourceRowAt(sourceAt, row, i, group);
                switch (lines) {
                    case LINE -> {
                        if (at >= 0) {
                            SlidingLines.line(
                                    g, source, at, scratch, lineAt(linesAt, row - from, i));
                        }
                    }
                    case ROW_PATCH -> {
                        if (at >= 0) {
                            SlidingLines.patches(
                                    g, source, at, scratch, lineAt(linesAt, row - from, i), run);
                        }
                    }
                    default ->
                            SlidingLines.patches(
                                    g,
                                    source,
                                    at,
                                    scratch,
                                    linesAt + (row - from) * lineSize + i * run,
                                    g.terms());
                }
            }
        }
    }

    private int lineAt(int linesAt, int row, int i) {
        return linesAt + (row * g.filterHeight() + i) * lineSize;
    }

    /// Where the source row under row i of the filter begins, or −1.
    private int sourceRowAt(int sourceAt, int row, int i, int group) {
        int sourceRow = g.sourceRow(row % g.height(), i);
        return sourceRow < 0
                ? -1
                : sourceAt
                        + (row / g.height() * g.sourceHeight() + sourceRow)
                                * g.sourceWidth()
                                * g.sourceChannels()
                        + group * g.sourceOfGroup();
    }

    /// Some rows of the result against one panel of the filter.
    private void panel(
            float[] source,
            int sourceAt,
            float[] filter,
            int panelAt,
            int columns,
            float[] result,
            int resultAt,
            int resultStep,
            int from,
            int to,
            float[] scratch,
            int linesAt) {
        int spareAt = linesAt + linesSize();
        int step = lines.step(g);
        if (lines == SlidingLines.PATCH) {
            Tiles.multiply(
                    scratch,
                    linesAt,
                    step,
                    (to - from) * g.width(),
                    g.terms(),
                    filter,
                    panelAt,
                    columns,
                    columns,
                    result,
                    resultAt,
                    resultStep,
                    false,
                    scratch,
                    spareAt);
            return;
        }
        int run = g.filterWidth() * g.sourceOfGroup();
        for (int row = from; row < to; row++) {
            if (firstFilterRow(row) < 0) {
                clear(
                        result,
                        resultAt + (row - from) * g.width() * resultStep,
                        resultStep,
                        columns);
            }
        }
        for (int i = 0; i < g.filterHeight(); i++) {
            for (int k = 0; k < run; k += BLOCK) {
                int terms = Math.min(BLOCK, run - k);
                for (int row = from; row < to; row++) {
                    int at = sourceRowAt(sourceAt, row, i, 0);
                    if (at < 0) {
                        continue;
                    }
                    boolean direct = lines == SlidingLines.DIRECT;
                    Tiles.multiply(
                            direct ? source : scratch,
                            (direct ? at : lineAt(linesAt, row - from, i)) + k,
                            step,
                            g.width(),
                            terms,
                            filter,
                            panelAt + (i * run + k) * columns,
                            columns,
                            columns,
                            result,
                            resultAt + (row - from) * g.width() * resultStep,
                            resultStep,
                            k > 0 || i != firstFilterRow(row),
                            scratch,
                            spareAt);
                }
            }
        }
    }

    /// The first row of the filter that lies on the source, or −1.
    private int firstFilterRow(int row) {
        for (int i = 0; i < g.filterHeight(); i++) {
            if (g.sourceRow(row % g.height(), i) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void clear(float[] result, int at, int step, int columns) {
        for (int place = 0; place < g.width(); place++) {
            Arrays.fill(result, at + place * step, at + place * step + columns, 0);
        }
    }
}
