package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.MatrixProduct.BLOCK;

/// The matrix product in tiles, with the Vector API.
///
/// For each group of rows and some blocks of the shared axis the left side is packed so that a tile
/// reads it in order; that is little work, done by each task for itself in its scratch. The right
/// side is read by a [Right]: packed before, packed on the way, or where it is.
///
/// Columns of tiles are finished one after the other, all blocks of the shared axis of one before
/// the next, so that their sums stay in the first caches while block after block is added.
///
/// A tile that sticks out of what was asked for, or that is added to the result, goes to the
/// scratch first.
final class TiledProduct implements Strategy {
    /// How the right side gets to the tiles.
    enum Right {
        /// Packed into the workspace, in panels two vectors wide: pays when many rows use it.
        PACKED,
        /// Packed by each task, panel by panel and block by block: for few rows, when it is stored
        /// the other way round or narrower than a vector, or too large to be read in place often.
        ON_THE_WAY,
        /// Where it is: for few rows, when a row of it is at least a vector.
        IN_PLACE
    }

    /// Rows that are computed together.
    private static final int GROUP = 132;

    /// So much of the shared axis is packed at once: with [#GROUP] rows half a megabyte, which fits
    /// the second-level cache beside a panel of the right side and the result.
    private static final int DEPTH = 4 * BLOCK;

    /// Columns of a panel.
    static final int PANEL = 2 * LANES;

    /// Columns of the panels that are packed together where rows of the right side are that long.
    private static final int TOGETHER = Transposer.PANELS * PANEL;

    private final ProductShape shape;
    private final Right way;
    private final int resultRowStep;
    private final int resultColumnStep;
    private final int leftScratch;
    private final int rightScratch;

    /// @param resultRowStep floats from `result[i, j]` to `result[i + 1, j]`
    /// @param resultColumnStep floats from `result[i, j]` to `result[i, j + 1]`
    TiledProduct(ProductShape shape, Right way, int resultRowStep, int resultColumnStep) {
        this.shape = shape;
        this.way = way;
        this.resultRowStep = resultRowStep;
        this.resultColumnStep = resultColumnStep;
        int depth = Math.min(shape.shared(), BLOCK);
        // A tile has at most three rows too many; packing writes whole vectors.
        int packed = Math.min(shape.shared(), DEPTH);
        leftScratch = (Math.min(shape.rows(), GROUP) + 3) * packed + LANES;
        rightScratch = way == Right.ON_THE_WAY ? (together(0) ? TOGETHER : PANEL) * depth : 0;
    }

    @Override
    public int workspace() {
        if (way != Right.PACKED) {
            return 0;
        }
        return Math.multiplyExact(Math.ceilDiv(shape.columns(), LANES) * LANES, shape.shared());
    }

    @Override
    public int scratch() {
        return leftScratch + rightScratch + Tile.TALLEST * PANEL + 8 * LANES;
    }

    @Override
    public int panels() {
        return way == Right.PACKED ? Math.ceilDiv(shape.columns(), PANEL) : 0;
    }

    @Override
    public int rowTile() {
        return Tile.TALLEST;
    }

    @Override
    public int columnTile() {
        return PANEL;
    }

    @Override
    public void pack(
            int panelFrom,
            int panelTo,
            float[] right,
            int rightOffset,
            float[] workspace,
            int workspaceOffset) {
        int shared = shape.shared();
        int panel = panelFrom;
        while (panel < panelTo) {
            int column = panel * PANEL;
            int at = workspaceOffset + column * shared;
            if (together(column) && panel + Transposer.PANELS <= panelTo) {
                packTogether(column, 0, shared, right, rightOffset, workspace, at);
                panel += Transposer.PANELS;
            } else {
                packPanel(column, 0, shared, right, rightOffset, workspace, at);
                panel++;
            }
        }
    }

    /// Whether whole panels that can be packed together begin at a column.
    private boolean together(int column) {
        return !shape.rightTransposed() && column + TOGETHER <= shape.columns();
    }

    private void packTogether(
            int column, int k, int n, float[] right, int rightOffset, float[] to, int at) {
        int stride = shape.rightStride();
        Transposer.panels(n, right, rightOffset + k * stride + column, stride, to, at, PANEL * n);
    }

    /// Vectors of the panel that starts at this column.
    private int vectors(int column) {
        return shape.columns() - column > LANES ? 2 : 1;
    }

    /// Reads a number of each cache line in the order of memory, which is how the processor expects
    /// memory to be read: rows that are read side by side right after are in the cache then.
    private static float touch(float[] array, int from, int to) {
        int bits = 0;
        for (int at = from; at < to; at += 16) {
            bits |= Float.floatToRawIntBits(array[at]);
        }
        return Float.intBitsToFloat(bits);
    }

    private void packPanel(
            int column, int k, int n, float[] right, int rightOffset, float[] to, int at) {
        int count = Math.min(PANEL, shape.columns() - column);
        int width = vectors(column) * LANES;
        int stride = shape.rightStride();
        if (!shape.rightTransposed()) {
            int from = rightOffset + k * stride + column;
            Transposer.along(count, width, n, right, from, stride, to, at, width);
            return;
        }
        int from = rightOffset + column * stride + k;
        if (way == Right.ON_THE_WAY && stride <= 2 * n) {
            to[at] = touch(right, from, from + (count - 1) * stride + n);
        }
        int first = Math.min(LANES, count);
        Transposer.across(first, LANES, n, right, from, stride, to, at, width);
        if (count > LANES) {
            from += LANES * stride;
            Transposer.across(count - LANES, LANES, n, right, from, stride, to, at + LANES, width);
        }
    }

    /// Rows that the tiles of so many rows have.
    private static int padded(int rows) {
        int rest = rows % Tile.TALLEST;
        return rows - rest + (rest == 0 ? 0 : Tile.height(rest));
    }

    /// Packs some blocks of the shared axis one after the other, each tile by tile.
    private void packLeft(
            int rowFrom,
            int rowTo,
            int kFrom,
            int kTo,
            float[] left,
            int leftOffset,
            float[] to,
            int toAt) {
        for (int k = kFrom; k < kTo; k += BLOCK) {
            int n = Math.min(BLOCK, kTo - k);
            int at = toAt + (k - kFrom) * padded(rowTo - rowFrom);
            packBlock(rowFrom, rowTo, k, n, left, leftOffset, to, at);
        }
    }

    private void packBlock(
            int rowFrom,
            int rowTo,
            int k,
            int n,
            float[] left,
            int leftOffset,
            float[] to,
            int at) {
        int stride = shape.leftStride();
        int height;
        for (int row = rowFrom; row < rowTo; row += height) {
            height = Tile.height(rowTo - row);
            int count = Math.min(height, rowTo - row);
            int strips = Transposer.PANELS * Tile.TALLEST;
            int end = leftOffset + (k + n - 1) * stride + row + strips - Tile.TALLEST + LANES;
            if (shape.leftTransposed() && row + strips <= rowTo && end <= left.length) {
                int from = leftOffset + k * stride + row;
                Transposer.strips(Tile.TALLEST, n, left, from, stride, to, at);
                height = strips;
            } else if (shape.leftTransposed()) {
                int from = leftOffset + k * stride + row;
                Transposer.along(count, height, n, left, from, stride, to, at, height);
            } else if (height == 1) {
                System.arraycopy(left, leftOffset + row * stride + k, to, at, n);
            } else {
                int from = leftOffset + row * stride + k;
                Transposer.across(count, height, n, left, from, stride, to, at, height);
            }
            at += height * n;
        }
    }

    @Override
    public void run(
            int rowFrom,
            int rowTo,
            int columnFrom,
            int columnTo,
            float[] left,
            int leftOffset,
            float[] right,
            int rightOffset,
            float[] result,
            int resultOffset,
            float[] workspace,
            int workspaceOffset,
            float[] scratch,
            int scratchOffset) {
        for (int row = rowFrom; row < rowTo; row += GROUP) {
            int end = Math.min(row + GROUP, rowTo);
            for (int k = 0; k < shape.shared(); k += DEPTH) {
                int kEnd = Math.min(k + DEPTH, shape.shared());
                packLeft(row, end, k, kEnd, left, leftOffset, scratch, scratchOffset);
                if (way == Right.IN_PLACE) {
                    inPlace(
                            row,
                            end,
                            columnFrom,
                            columnTo,
                            k,
                            kEnd,
                            right,
                            rightOffset,
                            result,
                            resultOffset,
                            scratch,
                            scratchOffset);
                } else {
                    inPanels(
                            row,
                            end,
                            columnFrom,
                            columnTo,
                            k,
                            kEnd,
                            right,
                            rightOffset,
                            result,
                            resultOffset,
                            workspace,
                            workspaceOffset,
                            scratch,
                            scratchOffset);
                }
            }
        }
    }

    private void inPanels(
            int rowFrom,
            int rowTo,
            int columnFrom,
            int columnTo,
            int kFrom,
            int kTo,
            float[] right,
            int rightOffset,
            float[] result,
            int resultOffset,
            float[] workspace,
            int workspaceOffset,
            float[] scratch,
            int scratchOffset) {
        int rows = padded(rowTo - rowFrom);
        int packedAt = scratchOffset + leftScratch;
        boolean onTheWay = way == Right.ON_THE_WAY;
        int panels;
        for (int first = columnFrom - columnFrom % PANEL;
                first < columnTo;
                first += panels * PANEL) {
            boolean together = onTheWay && together(first) && first + TOGETHER <= columnTo;
            panels = together ? Transposer.PANELS : 1;
            for (int k = kFrom; k < kTo; k += BLOCK) {
                int n = Math.min(BLOCK, kTo - k);
                if (together) {
                    packTogether(first, k, n, right, rightOffset, scratch, packedAt);
                } else if (onTheWay) {
                    packPanel(first, k, n, right, rightOffset, scratch, packedAt);
                }
                for (int panel = 0; panel < panels; panel++) {
                    int column = first + panel * PANEL;
                    int vectors = vectors(column);
                    int width = vectors * LANES;
                    int ahead = workspaceOffset + column * shape.shared() + k * width;
                    column(
                            rowFrom,
                            rowTo,
                            column,
                            Math.max(column, columnFrom),
                            Math.min(column + width, columnTo),
                            vectors,
                            k,
                            n,
                            scratchOffset + (k - kFrom) * rows,
                            onTheWay ? scratch : workspace,
                            onTheWay ? packedAt + panel * PANEL * n : ahead,
                            width,
                            result,
                            resultOffset,
                            scratch,
                            scratchOffset);
                }
            }
        }
    }

    private void inPlace(
            int rowFrom,
            int rowTo,
            int columnFrom,
            int columnTo,
            int kFrom,
            int kTo,
            float[] right,
            int rightOffset,
            float[] result,
            int resultOffset,
            float[] scratch,
            int scratchOffset) {
        int stride = shape.rightStride();
        int rows = padded(rowTo - rowFrom);
        int widest = Tile.widest(Tile.height(rowTo - rowFrom));
        int column = columnFrom;
        while (column < columnTo) {
            int vectors = widest;
            while (vectors > 1 && column + vectors * LANES > columnTo) {
                vectors = vectors > 2 && column + 2 * LANES <= columnTo ? 2 : 1;
            }
            int end = Math.min(column + vectors * LANES, columnTo);
            // The last vector may begin among columns that are done, never end behind the last one.
            int start = Math.min(column, shape.columns() - vectors * LANES);
            for (int k = kFrom; k < kTo; k += BLOCK) {
                column(
                        rowFrom,
                        rowTo,
                        start,
                        column,
                        end,
                        vectors,
                        k,
                        Math.min(BLOCK, kTo - k),
                        scratchOffset + (k - kFrom) * rows,
                        right,
                        rightOffset + k * stride + start,
                        stride,
                        result,
                        resultOffset,
                        scratch,
                        scratchOffset);
            }
            column = end;
        }
    }

    /// All rows of one column of tiles, which starts at column `start`; columns `from` to `to` of
    /// it are asked for.
    private void column(
            int rowFrom,
            int rowTo,
            int start,
            int from,
            int to,
            int vectors,
            int k,
            int n,
            int packedAt,
            float[] right,
            int rightAt,
            int rightStep,
            float[] result,
            int resultOffset,
            float[] scratch,
            int scratchOffset) {
        boolean add = k > 0 || shape.accumulate();
        boolean whole = from == start && to == start + vectors * LANES && resultColumnStep == 1;
        int leftAt = packedAt;
        int height;
        for (int row = rowFrom; row < rowTo; row += height) {
            height = Tile.height(rowTo - row);
            int at = resultOffset + row * resultRowStep;
            if (whole && row + height <= rowTo) {
                Tile.run(
                        height,
                        vectors,
                        n,
                        scratch,
                        leftAt,
                        right,
                        rightAt,
                        rightStep,
                        add ? result : Tile.NOTHING,
                        add ? at + start : 0,
                        add ? resultRowStep : 0,
                        result,
                        at + start,
                        resultRowStep);
            } else {
                int tileAt = scratchOffset + leftScratch + rightScratch;
                int width = vectors * LANES;
                Tile.run(
                        height,
                        vectors,
                        n,
                        scratch,
                        leftAt,
                        right,
                        rightAt,
                        rightStep,
                        Tile.NOTHING,
                        0,
                        0,
                        scratch,
                        tileAt,
                        width);
                int count = Math.min(height, rowTo - row);
                copy(
                        count,
                        to - from,
                        scratch,
                        tileAt + from - start,
                        width,
                        result,
                        at + from * resultColumnStep,
                        add);
            }
            leftAt += height * n;
        }
    }

    private void copy(
            int rows,
            int columns,
            float[] tile,
            int tileAt,
            int width,
            float[] result,
            int resultAt,
            boolean add) {
        for (int i = 0; i < rows; i++) {
            int x = tileAt + i * width;
            int y = resultAt + i * resultRowStep;
            for (int j = 0; j < columns; j++) {
                float sum = tile[x + j];
                int at = y + j * resultColumnStep;
                result[at] = add ? result[at] + sum : sum;
            }
        }
    }
}
