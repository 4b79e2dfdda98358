package io.thalweg.core.kernel;

import io.thalweg.core.graph.Lstm;

/// [Lstm] over all steps; a row is a sample.
///
/// @param batch how many samples there are
/// @param time how many steps
/// @param hidden how many units
record LstmSteps(int batch, int time, int hidden) implements LibraryKernel {
    @Override
    public int rows() {
        return batch;
    }

    private StepProduct product() {
        return new StepProduct(hidden, Lstm.GATES * hidden);
    }

    @Override
    public int scratch() {
        var product = product();
        return product.packedSize() + product.spare() + batch * (2 * hidden + product.padded());
    }

    @Override
    public long cost() {
        return 2L * time * hidden * Lstm.GATES * hidden;
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
        var product = product();
        int count = to - from;
        int width = Lstm.GATES * hidden;
        int spareAt = scratchOffset + product.packedSize();
        int statesAt = spareAt + product.spare();
        int cellsAt = statesAt + count * hidden;
        int sumsAt = cellsAt + count * hidden;
        product.pack(operands[1], operandOffsets[1], false, scratch, scratchOffset);
        System.arraycopy(
                operands[2], operandOffsets[2] + from * hidden, scratch, statesAt, count * hidden);
        System.arraycopy(
                operands[3], operandOffsets[3] + from * hidden, scratch, cellsAt, count * hidden);
        for (int step = 0; step < time; step++) {
            for (int row = 0; row < count; row++) {
                System.arraycopy(
                        operands[0],
                        operandOffsets[0] + ((from + row) * time + step) * width,
                        scratch,
                        sumsAt + row * product.padded(),
                        width);
            }
            product.add(
                    scratch,
                    statesAt,
                    count,
                    scratch,
                    scratchOffset,
                    scratch,
                    sumsAt,
                    scratch,
                    spareAt);
            for (int row = 0; row < count; row++) {
                LstmCell.forward(
                        hidden,
                        scratch,
                        sumsAt + row * product.padded(),
                        statesAt + row * hidden,
                        cellsAt + row * hidden,
                        result,
                        resultOffset + ((from + row) * time + step) * Lstm.COLUMNS * hidden);
            }
        }
    }
}
