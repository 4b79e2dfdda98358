package io.thalweg.core.kernel;

import io.thalweg.core.graph.Gru;
import io.thalweg.core.graph.GruGradient;
import java.util.Arrays;

/// [GruGradient]; a row is a sample.
final class GruBack implements LibraryKernel {
    private final int batch;
    private final int time;
    private final int hidden;
    private final UpstreamBlock upstream;
    private final boolean toInitialState;
    private final boolean vectors;
    private final StepProduct product;

    /// @param batch how many samples there are
    /// @param time how many steps
    /// @param hidden how many units
    /// @param upstream which part of the upstream gradient is given
    /// @param toInitialState whether the result is the gradient of the initial state
    /// @param vectors whether the cells are computed with vectors
    GruBack(
            int batch,
            int time,
            int hidden,
            UpstreamBlock upstream,
            boolean toInitialState,
            boolean vectors) {
        this.batch = batch;
        this.time = time;
        this.hidden = hidden;
        this.upstream = upstream;
        this.toInitialState = toInitialState;
        this.vectors = vectors;
        product =
                StepProduct.of(
                        ProductShape.of(batch, hidden, Gru.GATES * hidden, false, true)
                                .accumulating(),
                        vectors);
    }

    @Override
    public int rows() {
        return batch;
    }

    @Override
    public int scratch() {
        return product.room()
                + Gru.COLUMNS * hidden
                + hidden
                + batch * (hidden + Gru.GATES * hidden);
    }

    @Override
    public long cost() {
        return 2L * time * hidden * Gru.GATES * hidden;
    }

    @Override
    public int pieces(int threads) {
        return threads;
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
        int count = to - from;
        int width = Gru.GATES * hidden;
        int upstreamAt = scratchOffset + product.room();
        int candidateAt = upstreamAt + Gru.COLUMNS * hidden;
        int toStatesAt = candidateAt + hidden;
        int toSumsAt = toStatesAt + count * hidden;
        product.pack(operands[1], operandOffsets[1], scratch, scratchOffset);
        Arrays.fill(scratch, upstreamAt, toSumsAt, 0);
        for (int step = time - 1; step >= 0; step--) {
            for (int row = 0; row < count; row++) {
                int at = (from + row) * time + step;
                int traceAt = operandOffsets[0] + at * Gru.COLUMNS * hidden;
                upstream.put(operands[3], operandOffsets[3], from + row, step, scratch, upstreamAt);
                boolean isFirst = step == 0;
                int sums = toSumsAt + row * width;
                cell(
                        operands[0],
                        traceAt,
                        isFirst ? operands[2] : operands[0],
                        isFirst ? operandOffsets[2] + (from + row) * hidden : traceAt - hidden,
                        scratch,
                        upstreamAt,
                        toStatesAt + row * hidden,
                        sums,
                        candidateAt);
                if (!toInitialState) {
                    int target = resultOffset + at * GruGradient.PARTS * hidden;
                    System.arraycopy(scratch, sums, result, target, 2 * hidden);
                    System.arraycopy(scratch, candidateAt, result, target + 2 * hidden, hidden);
                    System.arraycopy(
                            scratch, sums + 2 * hidden, result, target + 3 * hidden, hidden);
                }
            }
            product.run(
                    count,
                    scratch,
                    toSumsAt,
                    operands[1],
                    operandOffsets[1],
                    scratch,
                    toStatesAt,
                    scratch,
                    scratchOffset);
        }
        if (toInitialState) {
            System.arraycopy(
                    scratch, toStatesAt, result, resultOffset + from * hidden, count * hidden);
        }
    }

    private void cell(
            float[] trace,
            int at,
            float[] before,
            int beforeAt,
            float[] work,
            int upstreamAt,
            int toState,
            int toSums,
            int toCandidate) {
        int done =
                vectors
                        ? GruVectors.backUpdate(
                                hidden,
                                trace,
                                at,
                                before,
                                beforeAt,
                                work,
                                upstreamAt,
                                toState,
                                toSums,
                                toCandidate)
                        : 0;
        GruCell.backUpdate(
                done,
                hidden,
                trace,
                at,
                before,
                beforeAt,
                work,
                upstreamAt,
                toState,
                toSums,
                toCandidate);
        done =
                vectors
                        ? GruVectors.backCandidate(
                                hidden, trace, at, work, upstreamAt, toSums, toCandidate)
                        : 0;
        GruCell.backCandidate(done, hidden, trace, at, work, upstreamAt, toSums, toCandidate);
    }
}
