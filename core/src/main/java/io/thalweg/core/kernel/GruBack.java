package io.thalweg.core.kernel;

import io.thalweg.core.graph.Gru;
import io.thalweg.core.graph.GruGradient;
import java.util.Arrays;

/// [GruGradient]; a row is a sample.
///
/// @param upstream which part of the upstream gradient is given
/// @param toInitialState whether the result is the gradient of the initial state
record GruBack(int batch, int time, int hidden, UpstreamBlock upstream, boolean toInitialState)
        implements LibraryKernel {
    @Override
    public int rows() {
        return batch;
    }

    private StepProduct product() {
        return new StepProduct(Gru.GATES * hidden, hidden);
    }

    @Override
    public int scratch() {
        var product = product();
        return product.packedSize()
                + product.spare()
                + Gru.COLUMNS * hidden
                + hidden
                + batch * (product.padded() + Gru.GATES * hidden);
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
        int width = Gru.GATES * hidden;
        int spareAt = scratchOffset + product.packedSize();
        int upstreamAt = spareAt + product.spare();
        int candidateAt = upstreamAt + Gru.COLUMNS * hidden;
        int toStatesAt = candidateAt + hidden;
        int toSumsAt = toStatesAt + count * product.padded();
        product.pack(operands[1], operandOffsets[1], true, scratch, scratchOffset);
        Arrays.fill(scratch, toStatesAt, toSumsAt, 0);
        for (int step = time - 1; step >= 0; step--) {
            for (int row = 0; row < count; row++) {
                int at = (from + row) * time + step;
                int traceAt = operandOffsets[0] + at * Gru.COLUMNS * hidden;
                upstream.restore(
                        operands[3],
                        operandOffsets[3],
                        from + row,
                        step,
                        scratch,
                        upstreamAt,
                        Gru.COLUMNS * hidden);
                GruCell.backward(
                        hidden,
                        operands[0],
                        traceAt,
                        step == 0 ? operands[2] : operands[0],
                        step == 0 ? operandOffsets[2] + (from + row) * hidden : traceAt - hidden,
                        scratch,
                        upstreamAt,
                        toStatesAt + row * product.padded(),
                        toSumsAt + row * width,
                        candidateAt);
                if (!toInitialState) {
                    int target = resultOffset + at * GruGradient.PARTS * hidden;
                    int sums = toSumsAt + row * width;
                    System.arraycopy(scratch, sums, result, target, 2 * hidden);
                    System.arraycopy(scratch, candidateAt, result, target + 2 * hidden, hidden);
                    System.arraycopy(
                            scratch, sums + 2 * hidden, result, target + 3 * hidden, hidden);
                }
            }
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
        if (toInitialState) {
            for (int row = 0; row < count; row++) {
                System.arraycopy(
                        scratch,
                        toStatesAt + row * product.padded(),
                        result,
                        resultOffset + (from + row) * hidden,
                        hidden);
            }
        }
    }
}
