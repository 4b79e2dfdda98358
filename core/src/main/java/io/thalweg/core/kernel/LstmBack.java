package io.thalweg.core.kernel;

import io.thalweg.core.graph.Lstm;
import java.util.Arrays;

/// [io.thalweg.core.graph.LstmGradient]; a row is a sample.
///
/// @param upstream which part of the upstream gradient is given
/// @param toInitialCell whether the result is the gradient of the initial cell
record LstmBack(int batch, int time, int hidden, UpstreamBlock upstream, boolean toInitialCell)
        implements LibraryKernel {
    @Override
    public int rows() {
        return batch;
    }

    private StepProduct product() {
        return new StepProduct(Lstm.GATES * hidden, hidden);
    }

    @Override
    public int scratch() {
        var product = product();
        return product.packedSize()
                + product.spare()
                + Lstm.COLUMNS * hidden
                + batch * (product.padded() + hidden + Lstm.GATES * hidden);
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
        int upstreamAt = spareAt + product.spare();
        int toStatesAt = upstreamAt + Lstm.COLUMNS * hidden;
        int toCellsAt = toStatesAt + count * product.padded();
        int toSumsAt = toCellsAt + count * hidden;
        product.pack(operands[1], operandOffsets[1], true, scratch, scratchOffset);
        Arrays.fill(scratch, toStatesAt, toSumsAt, 0);
        for (int step = time - 1; step >= 0; step--) {
            for (int row = 0; row < count; row++) {
                int traceAt =
                        operandOffsets[0] + ((from + row) * time + step) * Lstm.COLUMNS * hidden;
                upstream.restore(
                        operands[3],
                        operandOffsets[3],
                        from + row,
                        step,
                        scratch,
                        upstreamAt,
                        Lstm.COLUMNS * hidden);
                LstmCell.backward(
                        hidden,
                        operands[0],
                        traceAt,
                        step == 0 ? operands[2] : operands[0],
                        step == 0
                                ? operandOffsets[2] + (from + row) * hidden
                                : traceAt - (Lstm.COLUMNS - Lstm.CELL) * hidden,
                        scratch,
                        upstreamAt,
                        toStatesAt + row * product.padded(),
                        toCellsAt + row * hidden,
                        toSumsAt + row * width);
                if (!toInitialCell) {
                    System.arraycopy(
                            scratch,
                            toSumsAt + row * width,
                            result,
                            resultOffset + ((from + row) * time + step) * width,
                            width);
                }
            }
            if (step > 0) {
                Arrays.fill(scratch, toStatesAt, toCellsAt, 0);
                product.add(
                        scratch,
                        toSumsAt,
                        count,
                        scratch,
                        scratchOffset,
                        scratch,
                        toStatesAt,
                        scratch,
                        spareAt);
            }
        }
        if (toInitialCell) {
            System.arraycopy(
                    scratch, toCellsAt, result, resultOffset + from * hidden, count * hidden);
        }
    }
}
