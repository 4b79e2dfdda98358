package io.thalweg.core.kernel;

import java.util.Arrays;

/// The innermost loops of the convolutions.
final class Tiles {
    /// Columns of a panel; its rows are padded with zeros to a multiple of [#LANES].
    static final int PANEL = 64;

    /// Panels are padded to a multiple of this.
    static final int LANES = 16;

    private Tiles() {}

    /// `c[p, j] = Σ a[p, k] b[k, j]`, each sum one chain of fused multiply-adds from 0 in the order
    /// of k; or the sum added to what is there.
    ///
    /// @param rows how many p
    /// @param terms how many k
    /// @param columns how many j, at most [#PANEL]
    /// @param aStep from a row of a to the next; its elements are side by side
    /// @param spare room for [#PANEL] floats
    static void multiply(
            float[] a,
            int aAt,
            int aStep,
            int rows,
            int terms,
            float[] b,
            int bAt,
            int bStep,
            int columns,
            float[] c,
            int cAt,
            int cStep,
            boolean add,
            float[] spare,
            int spareAt) {
        for (int row = 0; row < rows; row++) {
            Arrays.fill(spare, spareAt, spareAt + columns, 0);
            for (int k = 0; k < terms; k++) {
                float factor = a[aAt + row * aStep + k];
                int from = bAt + k * bStep;
                for (int j = 0; j < columns; j++) {
                    spare[spareAt + j] = Math.fma(factor, b[from + j], spare[spareAt + j]);
                }
            }
            int to = cAt + row * cStep;
            if (add) {
                for (int j = 0; j < columns; j++) {
                    c[to + j] += spare[spareAt + j];
                }
            } else {
                System.arraycopy(spare, spareAt, c, to, columns);
            }
        }
    }

    /// `c[m, j] ← c[m, j] + Σ a[p, m] b[p, j]`, each element one chain of fused multiply-adds in
    /// the order of p.
    ///
    /// @param rows how many m
    /// @param terms how many p
    /// @param columns how many j
    static void multiplyTransposed(
            float[] a,
            int aAt,
            int aStep,
            int rows,
            int terms,
            float[] b,
            int bAt,
            int bStep,
            int columns,
            float[] c,
            int cAt,
            int cStep) {
        for (int row = 0; row < rows; row++) {
            int to = cAt + row * cStep;
            for (int p = 0; p < terms; p++) {
                float factor = a[aAt + p * aStep + row];
                int from = bAt + p * bStep;
                for (int j = 0; j < columns; j++) {
                    c[to + j] = Math.fma(factor, b[from + j], c[to + j]);
                }
            }
        }
    }
}
