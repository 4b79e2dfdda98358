package io.thalweg.core.kernel;

/// The matrix product without the Vector API: its loops along a row of the result are such that the
/// compiler can turn them into vector instructions by itself. A transposed right side is packed
/// (that is, transposed) when that pays.
final class ScalarProduct implements Strategy {
    /// Columns whose block sums are kept at a time.
    private static final int WIDTH = 512;

    /// Columns of one packing task.
    private static final int PANEL = 64;

    /// From how many rows and columns on a transposed right side is worth transposing.
    private static final int MANY_ROWS = 4;

    private static final int MANY_COLUMNS = 8;

    /// Columns that [#eight] computes at once.
    private static final int EIGHT = 8;

    private final ProductShape shape;
    private final int resultRowStep;
    private final int resultColumnStep;
    private final boolean packs;

    /// @param resultRowStep floats from `result[i, j]` to `result[i + 1, j]`
    /// @param resultColumnStep floats from `result[i, j]` to `result[i, j + 1]`
    ScalarProduct(ProductShape shape, int resultRowStep, int resultColumnStep) {
        this.shape = shape;
        this.resultRowStep = resultRowStep;
        this.resultColumnStep = resultColumnStep;
        packs =
                shape.rightTransposed()
                        && shape.rows() >= MANY_ROWS
                        && shape.columns() >= MANY_COLUMNS;
    }

    @Override
    public int workspace() {
        return packs ? Math.multiplyExact(shape.shared(), shape.columns()) : 0;
    }

    @Override
    public int scratch() {
        boolean straight =
                !shape.accumulate()
                        && shape.shared() <= MatrixProduct.BLOCK
                        && resultColumnStep == 1;
        return straight ? 0 : Math.min(shape.columns(), WIDTH);
    }

    @Override
    public int panels() {
        return packs ? Math.ceilDiv(shape.columns(), PANEL) : 0;
    }

    @Override
    public int rowTile() {
        return 1;
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
        int to = Math.min(panelTo * PANEL, shape.columns());
        for (int k = 0; k < shape.shared(); k++) {
            int at = workspaceOffset + k * shape.columns();
            for (int j = panelFrom * PANEL; j < to; j++) {
                workspace[at + j] = right[rightOffset + j * shape.rightStride() + k];
            }
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
        float[] direct = packs ? workspace : right;
        int directOffset = packs ? workspaceOffset : rightOffset;
        int sharedStep = packs ? shape.columns() : shape.rightSharedStep();
        int columnStep = packs ? 1 : shape.rightColumnStep();
        boolean straight = !shape.accumulate() && resultColumnStep == 1 && columnStep == 1;
        if (shape.shared() == 1 && straight) {
            int width = columnTo - columnFrom;
            int at = resultOffset + columnFrom;
            for (int row = rowFrom; row < rowTo; row++) {
                float factor = left[leftOffset + row * shape.leftRowStep()];
                int to = at + row * resultRowStep;
                multiply(width, factor, direct, directOffset + columnFrom, result, to);
            }
            return;
        }
        for (int row = rowFrom; row < rowTo; row++) {
            int leftAt = leftOffset + row * shape.leftRowStep();
            for (int from = columnFrom; from < columnTo; from += WIDTH) {
                int width = Math.min(WIDTH, columnTo - from);
                row(
                        width,
                        left,
                        leftAt,
                        direct,
                        directOffset + from * columnStep,
                        sharedStep,
                        columnStep,
                        result,
                        resultOffset + row * resultRowStep + from * resultColumnStep,
                        scratch,
                        scratchOffset);
            }
        }
    }

    private void row(
            int width,
            float[] left,
            int leftAt,
            float[] right,
            int rightAt,
            int sharedStep,
            int columnStep,
            float[] result,
            int resultAt,
            float[] scratch,
            int scratchAt) {
        int leftStep = shape.leftSharedStep();
        boolean add = shape.accumulate();
        if (shape.shared() == 0 && !add) {
            for (int j = 0; j < width; j++) {
                result[resultAt + j * resultColumnStep] = 0;
            }
        }
        for (int k = 0; k < shape.shared(); k += MatrixProduct.BLOCK) {
            int length = Math.min(MatrixProduct.BLOCK, shape.shared() - k);
            int a = leftAt + k * leftStep;
            int b = rightAt + k * sharedStep;
            boolean straight = !add && resultColumnStep == 1;
            float[] sums = straight ? result : scratch;
            int sumsAt = straight ? resultAt : scratchAt;
            if (columnStep == 1 && width > 1) {
                sweep(width, length, left, a, leftStep, right, b, sharedStep, sums, sumsAt);
            } else {
                dots(
                        width,
                        length,
                        left,
                        a,
                        leftStep,
                        right,
                        b,
                        sharedStep,
                        columnStep,
                        sums,
                        sumsAt);
            }
            if (!straight) {
                for (int j = 0; j < width; j++) {
                    int at = resultAt + j * resultColumnStep;
                    float sum = scratch[scratchAt + j];
                    result[at] = add ? result[at] + sum : sum;
                }
            }
            add = true;
        }
    }

    /// One block of one row, columns in the inner loop, four steps of the shared axis at once.
    private static void sweep(
            int width,
            int length,
            float[] left,
            int a,
            int leftStep,
            float[] right,
            int b,
            int step,
            float[] sums,
            int at) {
        float first = left[a];
        for (int j = 0; j < width; j++) {
            sums[at + j] = Math.fma(first, right[b + j], 0);
        }
        int k = 1;
        for (; k + 3 < length; k += 4) {
            float a0 = left[a + k * leftStep];
            float a1 = left[a + (k + 1) * leftStep];
            float a2 = left[a + (k + 2) * leftStep];
            float a3 = left[a + (k + 3) * leftStep];
            four(width, a0, a1, a2, a3, right, b + k * step, step, sums, at);
        }
        for (; k < length; k++) {
            one(width, left[a + k * leftStep], right, b + k * step, sums, at);
        }
    }

    private static void four(
            int width,
            float a0,
            float a1,
            float a2,
            float a3,
            float[] right,
            int b0,
            int step,
            float[] sums,
            int at) {
        int b1 = b0 + step;
        int b2 = b1 + step;
        int b3 = b2 + step;
        for (int j = 0; j < width; j++) {
            float sum = Math.fma(a0, right[b0 + j], sums[at + j]);
            sum = Math.fma(a1, right[b1 + j], sum);
            sum = Math.fma(a2, right[b2 + j], sum);
            sums[at + j] = Math.fma(a3, right[b3 + j], sum);
        }
    }

    /// One row of an outer product.
    private static void multiply(int width, float a, float[] right, int b, float[] result, int at) {
        for (int j = 0; j < width; j++) {
            result[at + j] = Math.fma(a, right[b + j], 0);
        }
    }

    private static void one(int width, float a, float[] right, int b, float[] sums, int at) {
        for (int j = 0; j < width; j++) {
            sums[at + j] = Math.fma(a, right[b + j], sums[at + j]);
        }
    }

    /// One block of one row and eight columns, both stored along the shared axis: as many chains of
    /// multiply-adds as are under way at a time, each with its number straight from memory. A
    /// method of its own, and with steps of 1, so that the JIT compiler needs no checks in the
    /// loop.
    private static void eight(
            int length,
            float[] left,
            int a,
            float[] right,
            int b0,
            int step,
            float[] sums,
            int at) {
        int b1 = b0 + step;
        int b2 = b1 + step;
        int b3 = b2 + step;
        int b4 = b3 + step;
        int b5 = b4 + step;
        int b6 = b5 + step;
        int b7 = b6 + step;
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        float sum4 = 0;
        float sum5 = 0;
        float sum6 = 0;
        float sum7 = 0;
        for (int k = 0; k < length; k++) {
            float x = left[a + k];
            sum0 = Math.fma(x, right[b0 + k], sum0);
            sum1 = Math.fma(x, right[b1 + k], sum1);
            sum2 = Math.fma(x, right[b2 + k], sum2);
            sum3 = Math.fma(x, right[b3 + k], sum3);
            sum4 = Math.fma(x, right[b4 + k], sum4);
            sum5 = Math.fma(x, right[b5 + k], sum5);
            sum6 = Math.fma(x, right[b6 + k], sum6);
            sum7 = Math.fma(x, right[b7 + k], sum7);
        }
        sums[at] = sum0;
        sums[at + 1] = sum1;
        sums[at + 2] = sum2;
        sums[at + 3] = sum3;
        sums[at + 4] = sum4;
        sums[at + 5] = sum5;
        sums[at + 6] = sum6;
        sums[at + 7] = sum7;
    }

    /// One block of one row, the shared axis in the inner loop, four columns at once.
    private static void dots(
            int width,
            int length,
            float[] left,
            int a,
            int leftStep,
            float[] right,
            int b,
            int sharedStep,
            int columnStep,
            float[] sums,
            int at) {
        int j = 0;
        if (leftStep == 1 && sharedStep == 1) {
            for (; j + EIGHT <= width; j += EIGHT) {
                eight(length, left, a, right, b + j * columnStep, columnStep, sums, at + j);
            }
        }
        for (; j + 3 < width; j += 4) {
            int b0 = b + j * columnStep;
            int b1 = b0 + columnStep;
            int b2 = b1 + columnStep;
            int b3 = b2 + columnStep;
            float sum0 = 0;
            float sum1 = 0;
            float sum2 = 0;
            float sum3 = 0;
            for (int k = 0; k < length; k++) {
                float x = left[a + k * leftStep];
                int on = k * sharedStep;
                sum0 = Math.fma(x, right[b0 + on], sum0);
                sum1 = Math.fma(x, right[b1 + on], sum1);
                sum2 = Math.fma(x, right[b2 + on], sum2);
                sum3 = Math.fma(x, right[b3 + on], sum3);
            }
            sums[at + j] = sum0;
            sums[at + j + 1] = sum1;
            sums[at + j + 2] = sum2;
            sums[at + j + 3] = sum3;
        }
        for (; j < width; j++) {
            int b0 = b + j * columnStep;
            float sum = 0;
            for (int k = 0; k < length; k++) {
                sum = Math.fma(left[a + k * leftStep], right[b0 + k * sharedStep], sum);
            }
            sums[at + j] = sum;
        }
    }
}
