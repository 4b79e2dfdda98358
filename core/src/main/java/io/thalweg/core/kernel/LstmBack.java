package io.thalweg.core.kernel;

import io.thalweg.core.graph.Lstm;
import java.util.Arrays;

/// [io.thalweg.core.graph.LstmGradient]; a row is a sample.
final class LstmBack implements LibraryKernel {
    private final int batch;
    private final int time;
    private final int hidden;
    private final UpstreamBlock upstream;
    private final boolean toInitialCell;
    private final boolean vectors;
    private final StepProduct product;

    /// Floats from a sample's gradient of the gates at a step to the next sample's.
    private final int gatesStride;

    /// @param batch how many samples there are
    /// @param time how many steps
    /// @param hidden how many units
    /// @param upstream which part of the upstream gradient is given
    /// @param toInitialCell whether the result is the gradient of the initial cell
    /// @param vectors whether the cells are computed with vectors
    LstmBack(
            int batch,
            int time,
            int hidden,
            UpstreamBlock upstream,
            boolean toInitialCell,
            boolean vectors) {
        this.batch = batch;
        this.time = time;
        this.hidden = hidden;
        this.upstream = upstream;
        this.toInitialCell = toInitialCell;
        this.vectors = vectors;
        int width = Lstm.GATES * hidden;
        // What the result holds anyway is read there.
        gatesStride = toInitialCell ? width : time * width;
        product =
                StepProduct.of(
                        ProductShape.of(batch, hidden, width, false, true)
                                .withStrides(gatesStride, width, hidden),
                        vectors);
    }

    @Override
    public int rows() {
        return batch;
    }

    @Override
    public int scratch() {
        int ownGates = toInitialCell ? Lstm.GATES * hidden : 0;
        return product.room() + (1 + Lstm.COLUMNS) * hidden + batch * (2 * hidden + ownGates);
    }

    @Override
    public long cost() {
        return 2L * time * hidden * Lstm.GATES * hidden;
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
        int width = Lstm.GATES * hidden;
        int upstreamAt = scratchOffset + product.room();
        int bentAt = upstreamAt + Lstm.COLUMNS * hidden;
        int toStatesAt = bentAt + hidden;
        int toCellsAt = toStatesAt + count * hidden;
        int ownGatesAt = toCellsAt + count * hidden;
        product.pack(operands[1], operandOffsets[1], scratch, scratchOffset);
        Arrays.fill(scratch, upstreamAt, ownGatesAt, 0);
        float[] gates = toInitialCell ? scratch : result;
        for (int step = time - 1; step >= 0; step--) {
            int gatesAt = toInitialCell ? ownGatesAt : resultOffset + (from * time + step) * width;
            for (int row = 0; row < count; row++) {
                int at = (from + row) * time + step;
                int traceAt = operandOffsets[0] + at * Lstm.COLUMNS * hidden;
                upstream.put(operands[3], operandOffsets[3], from + row, step, scratch, upstreamAt);
                boolean isFirst = step == 0;
                cell(
                        operands[0],
                        traceAt,
                        isFirst ? operands[2] : operands[0],
                        isFirst
                                ? operandOffsets[2] + (from + row) * hidden
                                : traceAt - (Lstm.COLUMNS - Lstm.CELL) * hidden,
                        scratch,
                        bentAt,
                        upstreamAt,
                        toStatesAt + row * hidden,
                        toCellsAt + row * hidden,
                        gates,
                        gatesAt + row * gatesStride);
            }
            if (step > 0) {
                product.run(
                        count,
                        gates,
                        gatesAt,
                        operands[1],
                        operandOffsets[1],
                        scratch,
                        toStatesAt,
                        scratch,
                        scratchOffset);
            }
        }
        if (toInitialCell) {
            System.arraycopy(
                    scratch, toCellsAt, result, resultOffset + from * hidden, count * hidden);
        }
    }

    private void cell(
            float[] trace,
            int at,
            float[] before,
            int beforeAt,
            float[] work,
            int bent,
            int upstreamAt,
            int toState,
            int toCell,
            float[] gates,
            int gatesAt) {
        RecurrentCells.tanhs(vectors, hidden, trace, at + Lstm.CELL * hidden, work, bent);
        int done =
                vectors
                        ? LstmVectors.backOut(
                                hidden,
                                trace,
                                at,
                                work,
                                bent,
                                upstreamAt,
                                toState,
                                toCell,
                                gates,
                                gatesAt)
                        : 0;
        LstmCell.backOut(
                done, hidden, trace, at, work, bent, upstreamAt, toState, toCell, gates, gatesAt);
        done =
                vectors
                        ? LstmVectors.backIn(
                                hidden, trace, at, work, upstreamAt, toCell, gates, gatesAt)
                        : 0;
        LstmCell.backIn(done, hidden, trace, at, work, upstreamAt, toCell, gates, gatesAt);
        done =
                vectors
                        ? LstmVectors.backForget(
                                hidden,
                                trace,
                                at,
                                before,
                                beforeAt,
                                work,
                                upstreamAt,
                                toCell,
                                gates,
                                gatesAt)
                        : 0;
        LstmCell.backForget(
                done,
                hidden,
                trace,
                at,
                before,
                beforeAt,
                work,
                upstreamAt,
                toCell,
                gates,
                gatesAt);
    }
}
