package io.thalweg.core.kernel;

/// The innermost loops of the convolutions: a product of a few rows with a few columns over one
/// block of terms, where a table says how far the terms lie apart on the left side. `c[i, j] =
/// held[i, j] + Σ a[aAt + steps[k] + i] b[k, j]`; each sum is one chain of fused multiply-adds from
/// 0 in the order of k, and `held` is `c` or nothing (see [Tile#NOTHING]).
///
/// Rows lie side by side on the left side, and columns on the right one. With the Vector API the
/// sums stay in registers, as in [Tile]; without it they are computed one by one. Both give the
/// same bits.
final class IndexedTile {
    /// Rows of the tallest tile of all.
    static final int MOST_ROWS = 13;

    private IndexedTile() {}

    /// The height of the tile that computes the first of so many rows. Twelve and thirteen rows
    /// leave no rest wherever they can; else at most three rows are superfluous.
    static int height(int rows, int vectors) {
        boolean odd = Tile.TALLEST == 12 && vectors == 2 && rows % 12 > 0;
        return odd && rows % 12 * 13 <= rows ? 13 : Tile.height(Math.max(rows, 2));
    }

    /// One tile with the Vector API.
    ///
    /// @param height as [#height] has it
    /// @param vectors columns in vectors, 1 or 2
    static void run(
            int height,
            int vectors,
            int n,
            float[] a,
            int aAt,
            int[] steps,
            int stepsAt,
            float[] b,
            int bAt,
            int bStep,
            float[] held,
            int heldAt,
            int heldStep,
            float[] c,
            int cAt,
            int cStep) {
        if (vectors == 2) {
            switch (height) {
                case 13 ->
                        IndexedTile13.two(
                                n, a, aAt, steps, stepsAt, b, bAt, bStep, held, heldAt, heldStep, c,
                                cAt, cStep);
                case 12 ->
                        IndexedTile12.two(
                                n, a, aAt, steps, stepsAt, b, bAt, bStep, held, heldAt, heldStep, c,
                                cAt, cStep);
                case 8 ->
                        IndexedTile8.two(
                                n, a, aAt, steps, stepsAt, b, bAt, bStep, held, heldAt, heldStep, c,
                                cAt, cStep);
                default ->
                        IndexedTile4.two(
                                n, a, aAt, steps, stepsAt, b, bAt, bStep, held, heldAt, heldStep, c,
                                cAt, cStep);
            }
        } else {
            switch (height) {
                case 12 ->
                        IndexedTile12.one(
                                n, a, aAt, steps, stepsAt, b, bAt, bStep, held, heldAt, heldStep, c,
                                cAt, cStep);
                case 8 ->
                        IndexedTile8.one(
                                n, a, aAt, steps, stepsAt, b, bAt, bStep, held, heldAt, heldStep, c,
                                cAt, cStep);
                default ->
                        IndexedTile4.one(
                                n, a, aAt, steps, stepsAt, b, bAt, bStep, held, heldAt, heldStep, c,
                                cAt, cStep);
            }
        }
    }

    /// The same sums without the Vector API, for any number of rows and columns.
    ///
    /// @param add whether sums are added to what is there
    /// @param spare room for one row's sums
    static void scalar(
            int rows,
            int columns,
            int n,
            float[] a,
            int aAt,
            int[] steps,
            int stepsAt,
            float[] b,
            int bAt,
            int bStep,
            boolean add,
            float[] c,
            int cAt,
            int cStep,
            float[] spare,
            int spareAt) {
        for (int row = 0; row < rows; row++) {
            int to = cAt + row * cStep;
            float[] sums = add ? spare : c;
            int sumsAt = add ? spareAt : to;
            for (int k = 0; k < n; k++) {
                float factor = a[aAt + steps[stepsAt + k] + row];
                int from = bAt + k * bStep;
                if (k == 0) {
                    for (int j = 0; j < columns; j++) {
                        sums[sumsAt + j] = Math.fma(factor, b[from + j], 0);
                    }
                } else {
                    for (int j = 0; j < columns; j++) {
                        sums[sumsAt + j] = Math.fma(factor, b[from + j], sums[sumsAt + j]);
                    }
                }
            }
            if (add) {
                for (int j = 0; j < columns; j++) {
                    c[to + j] += spare[spareAt + j];
                }
            }
        }
    }
}
