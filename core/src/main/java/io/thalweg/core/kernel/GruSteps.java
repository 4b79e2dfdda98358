package io.thalweg.core.kernel;

import io.thalweg.core.graph.Gru;
import java.util.Arrays;

/// [Gru] over all steps; a row is a sample.
///
/// @param batch how many samples there are
/// @param time how many steps
/// @param hidden how many units
record GruSteps(int batch, int time, int hidden) implements LibraryKernel {
    @Override
    public int rows() {
        return batch;
    }

    private StepProduct product() {
        return new StepProduct(hidden, Gru.GATES * hidden);
    }

    @Override
    public int scratch() {
        var product = product();
        return product.packedSize() + product.spare() + batch * (hidden + product.padded());
    }

    @Override
    public long cost() {
        return 2L * time * hidden * Gru.GATES * hidden;
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
        int spareAt = scratchOffset + product.packedSize();
        int statesAt = spareAt + product.spare();
        int sumsAt = statesAt + count * hidden;
        product.pack(operands[1], operandOffsets[1], false, scratch, scratchOffset);
        System.arraycopy(
                operands[3], operandOffsets[3] + from * hidden, scratch, statesAt, count * hidden);
        for (int step = 0; step < time; step++) {
            Arrays.fill(scratch, sumsAt, sumsAt + count * product.padded(), 0);
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
                int at = (from + row) * time + step;
                GruCell.forward(
                        hidden,
                        operands[0],
                        operandOffsets[0] + at * Gru.GATES * hidden,
                        operands[2],
                        operandOffsets[2],
                        scratch,
                        sumsAt + row * product.padded(),
                        statesAt + row * hidden,
                        result,
                        resultOffset + at * Gru.COLUMNS * hidden);
            }
        }
    }
}
