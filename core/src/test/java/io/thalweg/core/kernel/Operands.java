package io.thalweg.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

/// The operands of one matrix product inside larger arrays, with what it should give.
record Operands(
        ProductShape shape,
        float[] left,
        int leftOffset,
        float[] right,
        int rightOffset,
        float[] result,
        int resultOffset) {

    static Operands random(ProductShape shape, Random random) {
        int leftOffset = random.nextInt(40);
        int rightOffset = random.nextInt(40);
        int resultOffset = random.nextInt(40);
        int leftRows = shape.leftTransposed() ? shape.shared() : shape.rows();
        int rightRows = shape.rightTransposed() ? shape.columns() : shape.shared();
        int leftWidth = shape.leftTransposed() ? shape.rows() : shape.shared();
        int rightWidth = shape.rightTransposed() ? shape.shared() : shape.columns();
        return new Operands(
                shape,
                floats(leftOffset + size(leftRows, leftWidth, shape.leftStride()), random),
                leftOffset,
                floats(rightOffset + size(rightRows, rightWidth, shape.rightStride()), random),
                rightOffset,
                floats(
                        resultOffset + size(shape.rows(), shape.columns(), shape.resultStride()),
                        random),
                resultOffset);
    }

    /// No float more than the matrix has: reading on after its end must fail.
    private static int size(int rows, int width, int stride) {
        return rows == 0 || width == 0 ? 0 : (rows - 1) * stride + width;
    }

    private static float[] floats(int length, Random random) {
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            floats[i] = (float) random.nextGaussian();
        }
        return floats;
    }

    /// Fills what lies between the rows of both sides with NaN.
    void poisonGaps() {
        poison(
                left,
                leftOffset,
                shape.leftTransposed() ? shape.rows() : shape.shared(),
                shape.leftStride());
        poison(
                right,
                rightOffset,
                shape.rightTransposed() ? shape.shared() : shape.columns(),
                shape.rightStride());
    }

    private static void poison(float[] floats, int offset, int width, int stride) {
        for (int i = 0; i < floats.length; i++) {
            if (i < offset || (i - offset) % stride >= width) {
                floats[i] = Float.NaN;
            }
        }
    }

    private float left(int i, int k) {
        return left[leftOffset + i * shape.leftRowStep() + k * shape.leftSharedStep()];
    }

    private float right(int k, int j) {
        return right[rightOffset + k * shape.rightSharedStep() + j * shape.rightColumnStep()];
    }

    /// The result's array as the definition in [MatrixProduct] wants it.
    float[] defined() {
        float[] expected = result.clone();
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.columns(); j++) {
                int at = resultOffset + i * shape.resultStride() + j;
                boolean add = shape.accumulate();
                if (!add) {
                    expected[at] = 0;
                }
                for (int block = 0; block < shape.shared(); block += MatrixProduct.BLOCK) {
                    float sum = 0;
                    int to = Math.min(shape.shared(), block + MatrixProduct.BLOCK);
                    for (int k = block; k < to; k++) {
                        sum = Math.fma(left(i, k), right(k, j), sum);
                    }
                    expected[at] = add ? expected[at] + sum : sum;
                    add = true;
                }
            }
        }
        return expected;
    }

    /// A chain of n roundings is off by at most n half-ulps of the largest partial sum, which is at
    /// most the sum of the terms' magnitudes (Higham 2002, section 3.1): n · 2⁻²⁴ · Σ|terms|, and a
    /// little more for the terms of second order.
    void assertCloseToDouble(float[] actual) {
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.columns(); j++) {
                int at = resultOffset + i * shape.resultStride() + j;
                double sum = shape.accumulate() ? result[at] : 0;
                double magnitude = Math.abs(sum);
                for (int k = 0; k < shape.shared(); k++) {
                    double term = (double) left(i, k) * right(k, j);
                    sum += term;
                    magnitude += Math.abs(term);
                }
                double tolerance = (shape.shared() + 2) * 0x1.01p-24 * magnitude;
                assertThat(Math.abs(actual[at] - sum)).isLessThanOrEqualTo(tolerance);
            }
        }
    }

    /// The result's array after the whole product.
    float[] whole(MatrixProduct product) {
        float[] before = result.clone();
        float[] workspace = new float[product.workspace()];
        float[] scratch = new float[product.scratch()];
        run(product, workspace, 0, scratch, 0);
        float[] after = result.clone();
        System.arraycopy(before, 0, result, 0, before.length);
        return after;
    }

    void run(
            MatrixProduct product,
            float[] workspace,
            int workspaceOffset,
            float[] scratch,
            int scratchOffset) {
        product.pack(0, product.panels(), right, rightOffset, workspace, workspaceOffset);
        part(
                product,
                0,
                shape.rows(),
                0,
                shape.columns(),
                workspace,
                workspaceOffset,
                scratch,
                scratchOffset);
    }

    /// The result's array after a product that was packed panel by panel, the last one first, and
    /// computed in four random pieces, the last one first.
    float[] inPieces(MatrixProduct product, Random random) {
        float[] before = result.clone();
        int offset = random.nextInt(20);
        // What a former use left behind must not matter.
        float[] workspace = floats(offset + product.workspace(), random);
        float[] scratch = floats(offset + product.scratch(), random);
        for (int panel = product.panels(); panel-- > 0; ) {
            product.pack(panel, panel + 1, right, rightOffset, workspace, offset);
        }
        int row = random.nextInt(shape.rows() + 1);
        int column = random.nextInt(shape.columns() + 1);
        part(
                product,
                row,
                shape.rows(),
                column,
                shape.columns(),
                workspace,
                offset,
                scratch,
                offset);
        part(product, row, shape.rows(), 0, column, workspace, offset, scratch, offset);
        part(product, 0, row, column, shape.columns(), workspace, offset, scratch, offset);
        part(product, 0, row, 0, column, workspace, offset, scratch, offset);
        float[] after = result.clone();
        System.arraycopy(before, 0, result, 0, before.length);
        return after;
    }

    private void part(
            MatrixProduct product,
            int rowFrom,
            int rowTo,
            int columnFrom,
            int columnTo,
            float[] workspace,
            int workspaceOffset,
            float[] scratch,
            int scratchOffset) {
        product.run(
                rowFrom,
                rowTo,
                columnFrom,
                columnTo,
                left,
                leftOffset,
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
