package io.thalweg.core.exec;

import io.thalweg.core.graph.Binary;
import io.thalweg.core.graph.Elementwise;
import io.thalweg.core.graph.Select;
import io.thalweg.core.graph.Unary;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// Runs an elementwise primitive's float32 loop along the innermost loop; an operand that stands
/// still there is repeated into a small buffer first.
record ElementwiseKernel(Elementwise op, Loops loops, Workers workers) implements Kernel {
    private static final int BUFFER = 512;
    private static final int COST = 4;

    static ElementwiseKernel of(Elementwise op, Shape result, Shape[] operands, Workers workers) {
        return new ElementwiseKernel(op, Loops.of(result, operands), workers);
    }

    @Override
    public void run(float[][] operands, float[] result) {
        int inner = loops.inner();
        int outer = loops.outer();
        long cost = (long) inner * outer * COST;
        if (outer == 1) {
            Chunks.run(workers, inner, cost, (from, to) -> row(operands, 0, result, from, to));
        } else {
            Chunks.run(
                    workers,
                    outer,
                    cost,
                    (from, to) -> {
                        for (int row = from; row < to; row++) {
                            row(operands, row, result, 0, inner);
                        }
                    });
        }
    }

    private void row(float[][] operands, int row, float[] result, int from, int to) {
        int count = operands.length;
        int start = row * loops.inner();
        var arrays = operands.clone();
        var offsets = new int[count];
        boolean repeats = false;
        for (int i = 0; i < count; i++) {
            int offset = loops.offset(i, row);
            if (loops.innerStride(i) == 0 && to - from > 1) {
                var repeated = new float[Math.min(BUFFER, to - from)];
                Arrays.fill(repeated, operands[i][offset]);
                arrays[i] = repeated;
                offsets[i] = -1;
                repeats = true;
            } else {
                offsets[i] = offset + from;
            }
        }
        int piece = repeats ? BUFFER : to - from;
        var at = new int[count];
        for (int position = from; position < to; position += piece) {
            for (int i = 0; i < count; i++) {
                at[i] = offsets[i] < 0 ? 0 : offsets[i] + position - from;
            }
            apply(arrays, at, result, start + position, Math.min(piece, to - position));
        }
    }

    private void apply(float[][] operands, int[] at, float[] result, int to, int length) {
        switch (op) {
            case Unary unary -> unary.evaluate(operands[0], at[0], result, to, length);
            case Binary binary ->
                    binary.evaluate(operands[0], at[0], operands[1], at[1], result, to, length);
            case Select select ->
                    select.evaluate(
                            operands[0],
                            at[0],
                            operands[1],
                            at[1],
                            operands[2],
                            at[2],
                            result,
                            to,
                            length);
        }
    }
}
