package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.MatrixProduct.BLOCK;

/// One row times a matrix that is stored the other way round: a sum for each stored row.
///
/// Sixteen rows at a time are turned in registers ([RowSquares]), half as long as turning them into
/// memory and reading that takes. So is a matrix with a vector, by [SwappedProduct].
final class RowDots implements Strategy {
    /// Lanes of the squares, and rows that are summed together.
    private static final int SQUARE = 16;

    /// Floats of a line of memory.
    private static final int LINE = 16;

    private final ProductShape shape;
    private final int resultColumnStep;

    /// Where rows begin, one behind the other, for each number of rows that there are; the last one
    /// is repeated.
    private final int[][] rows = new int[SQUARE][SQUARE];

    /// @param shape one that this [suits][#suits]
    /// @param resultColumnStep floats from one number of the result to the next
    RowDots(ProductShape shape, int resultColumnStep) {
        this.shape = shape;
        this.resultColumnStep = resultColumnStep;
        for (int last = 0; last < SQUARE; last++) {
            for (int i = 0; i < SQUARE; i++) {
                rows[last][i] = Math.min(i, last) * shape.rightStride();
            }
        }
    }

    /// Whether a product is best computed so.
    static boolean suits(ProductShape shape) {
        return VectorSupport.AVAILABLE
                && LANES == SQUARE
                && shape.rows() == 1
                && shape.rightTransposed()
                && shape.shared() >= SQUARE
                && shape.leftSharedStep() == 1;
    }

    @Override
    public int scratch() {
        return SQUARE + 1;
    }

    @Override
    public int rowTile() {
        return 1;
    }

    @Override
    public int columnTile() {
        return SQUARE;
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
        int stride = shape.rightStride();
        for (int column = columnFrom; column < columnTo; column += SQUARE) {
            int count = Math.min(SQUARE, columnTo - column);
            // Nothing behind the last row: it may belong to another thread, or to nobody. Long rows
            // are read ahead by the processor itself.
            boolean readsAhead = column + 2 * SQUARE <= columnTo && stride <= BLOCK;
            for (int k = 0; k < shape.shared(); k += BLOCK) {
                int n = Math.min(BLOCK, shape.shared() - k);
                sums(
                        count,
                        n,
                        left,
                        leftOffset + k,
                        right,
                        rightOffset + column * stride + k,
                        readsAhead ? LINE : 0,
                        scratch,
                        scratchOffset);
                boolean add = k > 0 || shape.accumulate();
                for (int i = 0; i < count; i++) {
                    float sum = scratch[scratchOffset + i];
                    int at = resultOffset + (column + i) * resultColumnStep;
                    result[at] = add ? result[at] + sum : sum;
                }
            }
        }
    }

    /// The sums of a block for some rows.
    private void sums(
            int count,
            int n,
            float[] left,
            int leftAt,
            float[] right,
            int rightAt,
            int nextStep,
            float[] sums,
            int sumsAt) {
        int stride = shape.rightStride();
        int whole = n - n % SQUARE;
        int next = nextStep == 0 ? rightAt : rightAt + SQUARE * stride;
        RowSquares.sixteen(
                rows[count - 1], whole, left, leftAt, right, rightAt, next, nextStep, sums, sumsAt);
        for (int i = 0; i < count && whole < n; i++) {
            float sum = sums[sumsAt + i];
            for (int k = whole; k < n; k++) {
                sum = Math.fma(left[leftAt + k], right[rightAt + i * stride + k], sum);
            }
            sums[sumsAt + i] = sum;
        }
    }
}
