package io.thalweg.core.exec;

import io.thalweg.core.kernel.LibraryKernel;
import java.util.function.IntConsumer;

/// Runs a kernel of the library, its rows cut among threads. The cut may depend on how many there
/// are, because no row depends on another.
final class LibraryWork implements Kernel {
    /// Fewer operations aren't shared: handing them over costs about as much.
    private static final long WORTH_SHARING = 400_000;

    private final LibraryKernel library;
    private final Workers workers;
    private final int pieces;
    private final float[][] scratches;
    private final IntConsumer computing = this::compute;

    private float[][] operands = {};
    private int[] offsets = {};
    private float[] result = {};
    private int resultAt;

    LibraryWork(LibraryKernel library, Workers workers) {
        this.library = library;
        this.workers = workers;
        int rows = library.rows();
        boolean shared = workers.count() > 1 && rows * library.cost() >= WORTH_SHARING;
        pieces = shared ? Math.min(rows, library.pieces(workers.count())) : 1;
        scratches = new float[pieces][library.scratch()];
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
        long rows = library.rows();
        int from = (int) (rows * piece / pieces);
        int to = (int) (rows * (piece + 1) / pieces);
        library.run(operands, offsets, result, resultAt, from, to, scratches[piece], 0);
    }
}
