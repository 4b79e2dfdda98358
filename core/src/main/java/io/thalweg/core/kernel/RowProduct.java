package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.MatrixProduct.BLOCK;

import java.util.Arrays;

/// One row times a large matrix that is read where it is, once and from its beginning to its end.
///
/// The sums of all columns stay in the scratch, a few kilobytes, while [RowTile] adds some rows of
/// the matrix at a time: a batch of one sample takes as long as reading the weights.
public final class RowProduct implements Strategy {
    /// From so many columns on; the sums of fewer stay in registers, in strips that are not too
    /// short for the processor's way of fetching ahead.
    private static final int LONG_ROW = 256;

    /// Rows of the matrix that are added together.
    private static final int ROWS = 8;

    private final ProductShape shape;

    /// @param shape one that this [suits][#suits]
    public RowProduct(ProductShape shape) {
        this.shape = shape;
    }

    /// Whether a product is best computed so.
    public static boolean suits(ProductShape shape) {
        return VectorSupport.AVAILABLE
                && shape.rows() == 1
                && !shape.rightTransposed()
                && shape.columns() >= LONG_ROW
                && shape.shared() >= ROWS
                && shape.leftSharedStep() == 1;
    }

    @Override
    public int scratch() {
        return shape.columns() + LANES;
    }

    @Override
    public int rowTile() {
        return 1;
    }

    @Override
    public int columnTile() {
        return LANES;
    }

    /// How many blocks the shared axis has, whose sums are independent of each other.
    public int blocks() {
        return Math.ceilDiv(shape.shared(), BLOCK);
    }

    /// Adds rows `[rowFrom, rowTo)` of the matrix, all of one block, to the block's sums for
    /// columns `[columnFrom, columnTo)`. The rows of a block come in their order, by as many calls
    /// as one likes; the first of them begins the sums.
    ///
    /// @param sums where they are, `columnTo - columnFrom` of them; a vector more may be
    ///   overwritten
    public void sums(
            int rowFrom,
            int rowTo,
            int columnFrom,
            int columnTo,
            float[] left,
            int leftOffset,
            float[] right,
            int rightOffset,
            float[] sums,
            int sumsAt) {
        int stride = shape.rightStride();
        int columns = columnTo - columnFrom;
        int whole = columns - columns % LANES;
        int first = rowFrom - rowFrom % BLOCK;
        boolean isEnd = rowTo == Math.min(first + BLOCK, shape.shared());
        if (isEnd && whole < columns) {
            int n = rowTo - first;
            rest(first, n, columnTo, columns, left, leftOffset, right, rightOffset, sums, sumsAt);
        }
        if (rowFrom == first) {
            Arrays.fill(sums, sumsAt, sumsAt + whole, 0);
        }
        int right0 = rightOffset + columnFrom;
        int k = rowFrom;
        for (; k + ROWS <= rowTo; k += ROWS) {
            int at = right0 + k * stride;
            RowTile.eight(whole, left, leftOffset + k, right, at, stride, sums, sumsAt);
        }
        for (; k < rowTo; k++) {
            int at = right0 + k * stride;
            RowTile.one(whole, left, leftOffset + k, right, at, stride, sums, sumsAt);
        }
    }

    /// The columns behind the last whole vector, as part of a vector that ends with them.
    private void rest(
            int k,
            int n,
            int columnTo,
            int columns,
            float[] left,
            int leftOffset,
            float[] right,
            int rightOffset,
            float[] sums,
            int sumsAt) {
        // The matrix has many columns: there is a vector before every end but those of odd ranges.
        int start = Math.max(0, columnTo - LANES);
        int stride = shape.rightStride();
        int count = columns % LANES;
        int at = sumsAt + columns;
        Tile.run(
                1,
                1,
                n,
                left,
                leftOffset + k,
                right,
                rightOffset + k * stride + start,
                stride,
                Tile.NOTHING,
                0,
                0,
                sums,
                at,
                LANES);
        System.arraycopy(sums, at + columnTo - count - start, sums, at - count, count);
    }

    /// Adds a block's sums to the blocks' before.
    public void add(
            int block,
            int columnFrom,
            int columnTo,
            float[] sums,
            int sumsAt,
            float[] result,
            int resultOffset) {
        int columns = columnTo - columnFrom;
        int at = resultOffset + columnFrom;
        if (block > 0 || shape.accumulate()) {
            for (int j = 0; j < columns; j++) {
                result[at + j] += sums[sumsAt + j];
            }
        } else {
            System.arraycopy(sums, sumsAt, result, at, columns);
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
        for (int block = 0; block < blocks(); block++) {
            sums(
                    block * BLOCK,
                    Math.min(shape.shared(), (block + 1) * BLOCK),
                    columnFrom,
                    columnTo,
                    left,
                    leftOffset,
                    right,
                    rightOffset,
                    scratch,
                    scratchOffset);
            add(block, columnFrom, columnTo, scratch, scratchOffset, result, resultOffset);
        }
    }
}
