package io.thalweg.core.kernel;

import io.thalweg.core.graph.Lstm;

/// [Lstm] over all steps; a row is a sample.
///
/// Each step is one product of the states with the recurrent weights, and one sweep over the units
/// for all that follows.
final class LstmSteps implements LibraryKernel {
    private final int batch;
    private final int time;
    private final int hidden;
    private final boolean vectors;
    private final StepProduct product;

    /// @param batch how many samples there are
    /// @param time how many steps
    /// @param hidden how many units
    /// @param vectors whether the cells are computed with vectors
    LstmSteps(int batch, int time, int hidden, boolean vectors) {
        this.batch = batch;
        this.time = time;
        this.hidden = hidden;
        this.vectors = vectors;
        product = StepProduct.of(ProductShape.of(batch, Lstm.GATES * hidden, hidden), vectors);
    }

    @Override
    public int rows() {
        return batch;
    }

    @Override
    public int scratch() {
        return product.room() + batch * (3 + Lstm.GATES) * hidden;
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
        int statesAt = scratchOffset + product.room();
        int cellsAt = statesAt + count * hidden;
        int bentAt = cellsAt + count * hidden;
        int sumsAt = bentAt + count * hidden;
        product.pack(operands[1], operandOffsets[1], scratch, scratchOffset);
        System.arraycopy(
                operands[2], operandOffsets[2] + from * hidden, scratch, statesAt, count * hidden);
        System.arraycopy(
                operands[3], operandOffsets[3] + from * hidden, scratch, cellsAt, count * hidden);
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
                        scratch,
                        sumsAt + row * width,
                        cellsAt + row * hidden,
                        result,
                        resultOffset + at * Lstm.COLUMNS * hidden);
            }
            RecurrentCells.tanhs(vectors, count * hidden, scratch, cellsAt, scratch, bentAt);
            for (int row = 0; row < count; row++) {
                int unit = row * hidden;
                int at = resultOffset + ((from + row) * time + step) * Lstm.COLUMNS * hidden;
                int state = statesAt + unit;
                int bent = bentAt + unit;
                int done =
                        vectors ? LstmVectors.states(hidden, scratch, state, bent, result, at) : 0;
                LstmCell.states(done, hidden, scratch, state, bent, result, at);
            }
        }
    }

    private void cell(
            float[] inputs, int inputsAt, float[] work, int sums, int cell, float[] trace, int at) {
        int two = 2 * hidden;
        int three = 3 * hidden;
        RecurrentCells.sums(vectors, Lstm.GATES * hidden, inputs, inputsAt, work, sums);
        RecurrentCells.sigmoids(vectors, two, work, sums, trace, at);
        RecurrentCells.tanhs(vectors, hidden, work, sums + two, trace, at + two);
        RecurrentCells.sigmoids(vectors, hidden, work, sums + three, trace, at + three);
        int done = vectors ? LstmVectors.cells(hidden, work, cell, trace, at) : 0;
        LstmCell.cells(done, hidden, work, cell, trace, at);
    }
}
