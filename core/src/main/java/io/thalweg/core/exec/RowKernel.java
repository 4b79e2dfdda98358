package io.thalweg.core.exec;

import io.thalweg.core.kernel.ProductShape;
import io.thalweg.core.kernel.RowProduct;
import java.util.function.IntConsumer;

/// The product of one row with a large matrix, shared among threads by rows of the matrix.
///
/// That is how loops over the matrix are cut too, the update of the weights for one: each thread
/// meets the rows again that are in its caches. The sums of the blocks of the shared axis are added
/// in their order afterwards, so the bits are those of one thread.
final class RowKernel implements Kernel {
    /// Each block is cut once more, so that a thread with little to do can help the other.
    private static final int HALVES = 2;

    /// From so many numbers of the matrix on: it takes a few microseconds to read them.
    private static final int WORTH_SHARING = 100_000;

    private final RowProduct product;
    private final Workers workers;
    private final int columns;
    private final int size;
    private final float[] sums;
    private final IntConsumer computing = this::compute;

    private float[][] operands = {};
    private int[] offsets = {};

    RowKernel(ProductShape shape, Workers workers) {
        product = new RowProduct(shape);
        this.workers = workers;
        columns = shape.columns();
        size = product.scratch();
        sums = new float[product.blocks() * HALVES * size];
    }

    static boolean isWorthSharing(ProductShape shape) {
        return RowProduct.suits(shape) && (long) shape.columns() * shape.shared() >= WORTH_SHARING;
    }

    @Override
    public void run(
            float[][] operands, int[] offsets, float[] result, int resultAt, Moment moment) {
        this.operands = operands;
        this.offsets = offsets;
        int tasks = product.blocks() * HALVES;
        workers.run(tasks, computing);
        for (int task = 0; task < tasks; task++) {
            int block = task / HALVES;
            product.add(block, from(task), to(task), sums, task * size, result, resultAt);
        }
    }

    private void compute(int task) {
        product.sums(
                task / HALVES,
                from(task),
                to(task),
                operands[0],
                offsets[0],
                operands[1],
                offsets[1],
                sums,
                task * size);
    }

    private int from(int task) {
        return task % HALVES == 0 ? 0 : half();
    }

    private int to(int task) {
        return task % HALVES == 0 ? half() : columns;
    }

    private int half() {
        int tile = product.columnTile();
        return columns / 2 / tile * tile;
    }
}
