package io.thalweg.core.exec;

import io.thalweg.core.kernel.ProductShape;
import io.thalweg.core.kernel.SomeRowDots;
import java.util.function.IntConsumer;

/// The product of one row with a matrix of which only some sums are needed, shared among threads by
/// columns of the result. Its operands are the two sides and the mask.
final class SomeRowDotsKernel implements Kernel {
    /// From so many numbers of the matrix on, as for [RowKernel]: a thread that reads all of it
    /// takes it out of the other's cache, where it is to be changed next.
    private static final int WORTH_SHARING = 100_000;

    private static final int TILE = 16;

    private final SomeRowDots product;
    private final Workers workers;
    private final int columns;
    private final int pieces;
    private final float[][] scratches;
    private final int[][] places;
    private final IntConsumer computing = this::compute;

    private float[][] operands = {};
    private int[] offsets = {};
    private float[] result = {};
    private int resultAt;

    SomeRowDotsKernel(ProductShape shape, Workers workers) {
        product = new SomeRowDots(shape);
        this.workers = workers;
        columns = shape.columns();
        boolean shared = (long) columns * shape.shared() >= WORTH_SHARING;
        pieces = shared ? Math.min(workers.count(), Math.ceilDiv(columns, TILE)) : 1;
        scratches = new float[pieces][product.scratch()];
        places = new int[pieces][product.places()];
    }

    @Override
    public void run(
            float[][] operands, int[] offsets, float[] result, int resultAt, Moment moment) {
        this.operands = operands;
        this.offsets = offsets;
        this.result = result;
        this.resultAt = resultAt;
        if (pieces == 1) {
            compute(0);
        } else {
            workers.run(pieces, computing);
        }
    }

    private void compute(int piece) {
        product.run(
                (int) ((long) columns * piece / pieces),
                (int) ((long) columns * (piece + 1) / pieces),
                operands[0],
                offsets[0],
                operands[1],
                offsets[1],
                operands[2],
                offsets[2],
                result,
                resultAt,
                scratches[piece],
                places[piece]);
    }
}
