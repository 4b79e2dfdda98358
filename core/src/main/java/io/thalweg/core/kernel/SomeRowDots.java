package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.MatrixProduct.BLOCK;

import java.util.Arrays;

/// One row times a matrix that is stored the other way round, where only some of the sums are
/// needed: those at which another row of numbers, the mask, is above 0. The others become 0. It is
/// so in front of a relu, whose gradient lets nothing else through: half of the matrix needn't be
/// read.
public final class SomeRowDots {
    /// Sums that are computed together.
    private static final int SQUARE = 16;

    private final ProductShape shape;

    /// @param shape one that this [suits][#suits]
    public SomeRowDots(ProductShape shape) {
        this.shape = shape;
    }

    /// Whether a product is best computed so, where a mask is known.
    public static boolean suits(ProductShape shape) {
        return RowDots.suits(shape)
                && Strategies.choose(shape) instanceof RowDots
                && !shape.accumulate();
    }

    /// Floats that each task needs for itself while it runs.
    public int scratch() {
        return SQUARE + 1;
    }

    /// Integers that each task needs for itself while it runs.
    public int places() {
        return 2 * SQUARE;
    }

    /// Computes the columns in `[columnFrom, columnTo)` of the result.
    ///
    /// Offsets are where the row, the whole matrix, the mask and the result start in their arrays,
    /// whatever the range.
    ///
    /// @param mask one number for each column of the result
    /// @param scratch this task's own, see [#scratch]
    /// @param places this task's own, see [#places]
    public void run(
            int columnFrom,
            int columnTo,
            float[] left,
            int leftOffset,
            float[] right,
            int rightOffset,
            float[] mask,
            int maskOffset,
            float[] result,
            int resultOffset,
            float[] scratch,
            int[] places) {
        int count = 0;
        for (int column = columnFrom; column < columnTo; column++) {
            result[resultOffset + column] = 0;
            places[count] = column * shape.rightStride();
            places[SQUARE + count] = column;
            // No branch: half of the time the processor would guess wrong.
            count += mask[maskOffset + column] > 0 ? 1 : 0;
            if (count == SQUARE || (count > 0 && column + 1 == columnTo)) {
                sums(
                        count,
                        left,
                        leftOffset,
                        right,
                        rightOffset,
                        result,
                        resultOffset,
                        scratch,
                        places);
                count = 0;
            }
        }
    }

    private void sums(
            int count,
            float[] left,
            int leftOffset,
            float[] right,
            int rightOffset,
            float[] result,
            int resultOffset,
            float[] sums,
            int[] places) {
        // Where there are fewer rows than a square has, the last one is repeated.
        Arrays.fill(places, count, SQUARE, places[count - 1]);
        for (int k = 0; k < shape.shared(); k += BLOCK) {
            int n = Math.min(BLOCK, shape.shared() - k);
            int whole = n - n % SQUARE;
            int leftAt = leftOffset + k;
            int rightAt = rightOffset + k;
            RowSquares.sixteen(places, whole, left, leftAt, right, rightAt, rightAt, 0, sums, 0);
            for (int i = 0; i < count; i++) {
                float sum = sums[i];
                for (int j = whole; j < n; j++) {
                    sum = Math.fma(left[leftAt + j], right[rightAt + places[i] + j], sum);
                }
                int at = resultOffset + places[SQUARE + i];
                result[at] = k > 0 ? result[at] + sum : sum;
            }
        }
    }
}
