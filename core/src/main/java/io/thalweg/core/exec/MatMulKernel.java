package io.thalweg.core.exec;

import io.thalweg.core.graph.MatMul;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// The matrix product in float32.
///
/// Each element of the result adds its products in the order of the shared axis, in blocks of
/// [#BLOCK] whose sums are added one after the other: the order doesn't depend on the number of
/// rows, of columns or of threads. The loop that the compiler turns into vector instructions runs
/// along a row of the result, four steps of the shared axis at once.
final class MatMulKernel implements Kernel {
    private static final int BLOCK = 1024;

    private final int matrices;
    private final int rows;
    private final int shared;
    private final int columns;
    private final boolean leftTransposed;
    private final boolean rightTransposed;
    private final Workers workers;

    /// Shapes without open axes.
    MatMulKernel(MatMul op, Shape left, Shape result, Workers workers) {
        rows = result.axis(-2);
        columns = result.axis(-1);
        shared = left.axis(op.leftTransposed() ? -2 : -1);
        matrices = result.size() / (rows * columns);
        leftTransposed = op.leftTransposed();
        rightTransposed = op.rightTransposed();
        this.workers = workers;
    }

    @Override
    public void run(float[][] operands, float[] result) {
        for (int matrix = 0; matrix < matrices; matrix++) {
            multiply(
                    operands[0],
                    matrix * rows * shared,
                    operands[1],
                    matrix * shared * columns,
                    result,
                    matrix * rows * columns);
        }
    }

    private void multiply(float[] a, int aStart, float[] b, int bStart, float[] c, int cStart) {
        float[] right = b;
        int rightStart = bStart;
        if (rightTransposed && columns > 1 && shared > 1) {
            right = new float[shared * columns];
            rightStart = 0;
            transpose(b, bStart, columns, shared, right);
        }
        var direct = right;
        int directStart = rightStart;
        long cost = (long) rows * shared * columns;
        Chunks.run(
                workers,
                rows,
                cost,
                (from, to) -> {
                    var sums = shared > BLOCK ? new float[columns] : c;
                    for (int row = from; row < to; row++) {
                        row(a, aStart, direct, directStart, c, cStart, row, sums);
                    }
                });
    }

    private static void transpose(
            float[] source, int start, int rows, int columns, float[] target) {
        int tile = 32;
        for (int rowTile = 0; rowTile < rows; rowTile += tile) {
            int rowEnd = Math.min(rows, rowTile + tile);
            for (int columnTile = 0; columnTile < columns; columnTile += tile) {
                int columnEnd = Math.min(columns, columnTile + tile);
                for (int row = rowTile; row < rowEnd; row++) {
                    for (int column = columnTile; column < columnEnd; column++) {
                        target[column * rows + row] = source[start + row * columns + column];
                    }
                }
            }
        }
    }

    /// One row of the result.
    private void row(
            float[] a,
            int aStart,
            float[] b,
            int bStart,
            float[] c,
            int cStart,
            int row,
            float[] sums) {
        int aStep = leftTransposed ? rows : 1;
        int aAt = aStart + (leftTransposed ? row : row * shared);
        int cAt = cStart + row * columns;
        if (shared <= BLOCK) {
            products(a, aAt, aStep, b, bStart, 0, shared, c, cAt, columns);
            return;
        }
        for (int from = 0; from < shared; from += BLOCK) {
            int to = Math.min(shared, from + BLOCK);
            if (from == 0) {
                products(a, aAt, aStep, b, bStart, from, to, c, cAt, columns);
            } else {
                products(a, aAt, aStep, b, bStart, from, to, sums, 0, columns);
                for (int i = 0; i < columns; i++) {
                    c[cAt + i] += sums[i];
                }
            }
        }
    }

    /// `c[cAt + j] = Σ a[aAt + k aStep] b[k, j]` for k in [from, to), in the order of k.
    private static void products(
            float[] a,
            int aAt,
            int aStep,
            float[] b,
            int bStart,
            int from,
            int to,
            float[] c,
            int cAt,
            int columns) {
        if (columns == 1) {
            float sum = 0;
            for (int k = from; k < to; k++) {
                sum += a[aAt + k * aStep] * b[bStart + k];
            }
            c[cAt] = sum;
            return;
        }
        Arrays.fill(c, cAt, cAt + columns, 0);
        int k = from;
        for (; k + 3 < to; k += 4) {
            four(
                    a[aAt + k * aStep],
                    a[aAt + (k + 1) * aStep],
                    a[aAt + (k + 2) * aStep],
                    a[aAt + (k + 3) * aStep],
                    b,
                    bStart + k * columns,
                    c,
                    cAt,
                    columns);
        }
        for (; k < to; k++) {
            one(a[aAt + k * aStep], b, bStart + k * columns, c, cAt, columns);
        }
    }

    private static void four(
            float a0,
            float a1,
            float a2,
            float a3,
            float[] b,
            int at,
            float[] c,
            int cAt,
            int columns) {
        int at1 = at + columns;
        int at2 = at1 + columns;
        int at3 = at2 + columns;
        for (int j = 0; j < columns; j++) {
            c[cAt + j] =
                    c[cAt + j]
                            + a0 * b[at + j]
                            + a1 * b[at1 + j]
                            + a2 * b[at2 + j]
                            + a3 * b[at3 + j];
        }
    }

    private static void one(float a, float[] b, int at, float[] c, int cAt, int columns) {
        for (int j = 0; j < columns; j++) {
            c[cAt + j] = c[cAt + j] + a * b[at + j];
        }
    }
}
