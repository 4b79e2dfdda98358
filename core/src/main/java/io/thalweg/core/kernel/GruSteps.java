package io.thalweg.core.kernel;

import io.thalweg.core.graph.Gru;

/// [Gru] over all steps; a row is a sample.
///
/// Each step is one product of the states with the recurrent weights, and one sweep over the units
/// for all that follows.
final class GruSteps implements LibraryKernel {
    private final int batch;
    private final int time;
    private final int hidden;
    private final boolean vectors;
    private final StepProduct product;

    /// @param batch how many samples there are
    /// @param time how many steps
    /// @param hidden how many units
    /// @param vectors whether the cells are computed with vectors
    GruSteps(int batch, int time, int hidden, boolean vectors) {
        this.batch = batch;
        this.time = time;
        this.hidden = hidden;
        this.vectors = vectors;
        product = StepProduct.of(ProductShape.of(batch, Gru.GATES * hidden, hidden), vectors);
    }

    @Override
    public int rows() {
        return batch;
    }

    @Override
    public int scratch() {
        return product.room() + batch * (1 + Gru.GATES) * hidden;
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
        int statesAt = scratchOffset + product.room();
        int sumsAt = statesAt + count * hidden;
        product.pack(operands[1], operandOffsets[1], scratch, scratchOffset);
        System.arraycopy(
                operands[3], operandOffsets[3] + from * hidden, scratch, statesAt, count * hidden);
        for (int step = 0; step < time; step++) {
            product.run(
                    count,
                    scratch,
                    statesAt,
                    operands[1],
                    operandOffsets[1],
                    scratch,
                    sumsAt,
                    scratch,
                    scratchOffset);
            for (int row = 0; row < count; row++) {
                int at = (from + row) * time + step;
                cell(
                        operands[0],
                        operandOffsets[0] + at * width,
                        operands[2],
                        operandOffsets[2],
                        scratch,
                        sumsAt + row * width,
                        statesAt + row * hidden,
                        result,
                        resultOffset + at * Gru.COLUMNS * hidden);
            }
        }
    }

    private void cell(
            float[] inputs,
            int inputsAt,
            float[] bias,
            int biasAt,
            float[] work,
            int sums,
            int state,
            float[] trace,
            int at) {
        int two = 2 * hidden;
        RecurrentCells.sums(vectors, two, inputs, inputsAt, work, sums);
        RecurrentCells.sigmoids(vectors, two, work, sums, trace, at);
        int done =
                vectors
                        ? GruVectors.candidates(
                                hidden, inputs, inputsAt, bias, biasAt, work, sums, trace, at)
                        : 0;
        GruCell.candidates(done, hidden, inputs, inputsAt, bias, biasAt, work, sums, trace, at);
        RecurrentCells.tanhs(vectors, hidden, work, sums + two, trace, at + two);
        done = vectors ? GruVectors.states(hidden, work, state, trace, at) : 0;
        GruCell.states(done, hidden, work, state, trace, at);
    }
}
