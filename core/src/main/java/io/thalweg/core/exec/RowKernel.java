package io.thalweg.core.exec;

import static io.thalweg.core.kernel.MatrixProduct.BLOCK;

import io.thalweg.core.kernel.ProductShape;
import io.thalweg.core.kernel.RowProduct;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntConsumer;

/// The product of one row with a large matrix, shared among threads by rows of the matrix.
///
/// Each thread reads the rows that it updates in loops over the matrix ([LoopRun] cuts them so),
/// and no others: to write what another core has read takes ten times as long as what none has.
///
/// The sums of the blocks of the shared axis are added in their order afterwards. Where threads
/// divide a block, the one that has its first rows begins with them, and the other goes on from
/// there at the end: each sum has its terms in their order, and the bits are those of one thread.
final class RowKernel implements Kernel {
    /// From so many numbers of the matrix on: it takes a few microseconds to read them.
    private static final int WORTH_SHARING = 100_000;

    private final RowProduct product;
    private final Workers workers;
    private final int rows;
    private final int columns;

    /// Where pieces begin, and where the last ends.
    private final int[] cuts;

    private final int size;
    private final float[] sums;
    private final IntConsumer computing = this::compute;

    /// For each piece the last run in which the rows that it shares a block with were added.
    private final AtomicLongArray begun;

    private float[][] operands = {};
    private int[] offsets = {};
    private long run;

    RowKernel(ProductShape shape, Workers workers) {
        product = new RowProduct(shape);
        this.workers = workers;
        rows = shape.shared();
        columns = shape.columns();
        cuts = cuts(rows, workers.count());
        size = product.scratch();
        sums = new float[product.blocks() * size];
        begun = new AtomicLongArray(cuts.length);
    }

    static boolean isWorthSharing(ProductShape shape) {
        return RowProduct.suits(shape)
                && shape.shared() >= 2 * BLOCK
                && (long) shape.columns() * shape.shared() >= WORTH_SHARING;
    }

    @Override
    public void run(
            float[][] operands, int[] offsets, float[] result, int resultAt, Moment moment) {
        this.operands = operands;
        this.offsets = offsets;
        run++;
        workers.run(cuts.length - 1, computing);
        for (int block = 0; block < product.blocks(); block++) {
            product.add(block, 0, columns, sums, block * size, result, resultAt);
        }
    }

    private void compute(int piece) {
        int from = cuts[piece];
        int to = cuts[piece + 1];
        int next = to == rows ? to : to - to % BLOCK;
        try {
            add(next, to);
        } finally {
            // Whoever waits for these sums waits no longer, whatever happened.
            begun.setRelease(piece + 1, run);
        }
        int whole = Math.ceilDiv(from, BLOCK) * BLOCK;
        for (int row = whole; row < next; row += BLOCK) {
            add(row, Math.min(row + BLOCK, next));
        }
        if (from < whole) {
            for (int turn = 0; begun.getAcquire(piece) < run; turn++) {
                Workers.waitFor(turn);
            }
            add(from, Math.min(whole, rows));
        }
    }

    /// Where pieces begin, and where the last ends: where loops are cut for as many threads, unless
    /// that leaves a piece within a block.
    private static int[] cuts(int rows, int threads) {
        int pieces = Math.min(threads, rows / BLOCK);
        var cuts = new int[pieces + 1];
        boolean isAsLoops = pieces == threads;
        for (int piece = 0; piece <= pieces; piece++) {
            int task = LoopRun.MOST_TASKS * piece / pieces;
            cuts[piece] = (int) ((long) rows * task / LoopRun.MOST_TASKS);
            isAsLoops &= piece == 0 || cuts[piece] - cuts[piece - 1] >= BLOCK;
        }
        for (int piece = 0; piece <= pieces && !isAsLoops; piece++) {
            cuts[piece] = (int) ((long) rows * piece / pieces);
        }
        return cuts;
    }

    /// Adds rows of one block to its sums.
    private void add(int from, int to) {
        if (from < to) {
            int at = from / BLOCK * size;
            product.sums(
                    from,
                    to,
                    0,
                    columns,
                    operands[0],
                    offsets[0],
                    operands[1],
                    offsets[1],
                    sums,
                    at);
        }
    }
}
