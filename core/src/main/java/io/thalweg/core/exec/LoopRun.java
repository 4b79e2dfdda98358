package io.thalweg.core.exec;

import io.thalweg.core.plan.Loop;
import io.thalweg.core.plan.Loop.Kind;
import io.thalweg.core.plan.Loop.Rows;
import java.util.function.IntConsumer;

/// A fused loop bound to the shapes of one batch: cuts its rows into blocks and adds the blocks'
/// sums.
///
/// Blocks are cut by shape alone. Sums over rows are taken block by block, and the blocks' sums are
/// added in their order, whoever computes them.
final class LoopRun implements IntConsumer {
    /// The length of the rows into which one long loop is cut.
    static final int CHUNK = 1024;

    /// How many elements a block of rows has, about, where rows are combined.
    private static final int BLOCK = 16_384;

    /// Loops of less work aren't shared among threads.
    private static final long WORTH_SHARING = 250_000;

    /// Loops over fewer elements, or of shorter rows, are computed without vectors: their code is
    /// fast before the JIT compiler has seen it often.
    private static final int VECTORS_PAY = 512;

    /// Into how many parts a loop is cut at most, for whatever number of threads.
    static final int MOST_TASKS = 16;

    final float[][] arrays;
    final int[] offsets;
    final int[][] tables;
    private final Loop loop;
    private final LoopCode code;
    private final Workers workers;
    private final int columns;
    private final int length;
    private final int rows;
    private final int blockRows;
    private final int blocks;
    private final int tasks;
    private final int scratchSize;
    private final float[] scratch;
    private final boolean combines;

    /// For each output that is combined from blocks, where the sum goes.
    private final float[][] results;

    private final int[] resultsAt;
    private final int[] widths;
    private final float[][] partial;

    LoopRun(Loop loop, int batch, Workers workers) {
        this.loop = loop;
        this.workers = workers;
        int count = loop.inputs().size() + loop.outputs().size();
        arrays = new float[count][0];
        offsets = new int[count];
        tables = new int[count][];
        length = loop.frame().rows().times(loop.frame().columns()).at(batch);
        int wanted = loop.frame().columns().at(batch);
        columns = loop.frame().isFlat() ? Math.min(CHUNK, wanted) : wanted;
        rows = (length + columns - 1) / columns;
        boolean vectors =
                length >= VECTORS_PAY
                        && columns >= LoopSupport.LANES
                        && LoopCompiler.hasVectorForm(loop);
        code = LoopCompiler.compile(loop, vectors);
        combines = loop.combinesRows();
        blockRows = combines ? Math.max(1, Math.min(1024, BLOCK / columns)) : rows;
        blocks = combines ? (rows + blockRows - 1) / blockRows : 1;
        long work = (long) length * loop.values().size();
        int pieces = combines ? blocks : Math.min(rows, MOST_TASKS);
        boolean shared = workers.count() > 1 && work >= WORTH_SHARING && pieces > 1;
        tasks = shared ? Math.min(pieces, MOST_TASKS) : 1;
        scratchSize = (LoopEmitter.scratch(loop, columns) + 15) / 16 * 16;
        scratch = new float[scratchSize * tasks];
        int outputs = loop.outputs().size();
        results = new float[outputs][];
        resultsAt = new int[outputs];
        widths = new int[outputs];
        partial = new float[outputs][];
        for (int i = 0; i < outputs; i++) {
            var kind = loop.outputs().get(i).kind();
            widths[i] = kind == Kind.COLUMN_SUMS ? columns : kind == Kind.TOTAL ? 1 : 0;
            partial[i] = new float[blocks > 1 ? blocks * widths[i] : 0];
        }
        for (int i = 0; i < loop.inputs().size(); i++) {
            var input = loop.inputs().get(i);
            if (input.rows() == Rows.TABLE) {
                tables[i] = RowTable.of(input, rows, batch);
            }
        }
    }

    /// The numbers that it keeps beside the values.
    int memory() {
        int memory = scratch.length;
        for (var array : partial) {
            memory += array.length;
        }
        return memory;
    }

    void bindInput(int input, float[] array, int offset) {
        arrays[input] = array;
        offsets[input] = offset;
    }

    void bindOutput(int output, float[] array, int offset) {
        int slot = loop.inputs().size() + output;
        results[output] = array;
        resultsAt[output] = offset;
        boolean isPartial = blocks > 1 && widths[output] > 0;
        arrays[slot] = isPartial ? partial[output] : array;
        offsets[slot] = isPartial ? 0 : offset;
    }

    void run() {
        if (tasks > 1) {
            workers.run(tasks, this);
        } else if (blocks == 1) {
            code.run(arrays, offsets, tables, columns, length, 0, 0, rows, scratch, 0);
        } else {
            blocks(0, blocks, 0);
        }
        if (blocks > 1) {
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > 0) {
                    add(partial[i], widths[i], results[i], resultsAt[i]);
                }
            }
        }
    }

    @Override
    public void accept(int task) {
        int at = task * scratchSize;
        if (combines) {
            blocks(
                    (int) ((long) blocks * task / tasks),
                    (int) ((long) blocks * (task + 1) / tasks),
                    at);
        } else {
            int from = (int) ((long) rows * task / tasks);
            int to = (int) ((long) rows * (task + 1) / tasks);
            code.run(arrays, offsets, tables, columns, length, 0, from, to, scratch, at);
        }
    }

    private void blocks(int from, int to, int scratchAt) {
        for (int block = from; block < to; block++) {
            int first = block * blockRows;
            int last = Math.min(rows, first + blockRows);
            code.run(
                    arrays, offsets, tables, columns, length, block, first, last, scratch,
                    scratchAt);
        }
    }

    /// Adds the blocks' sums in their order.
    private void add(float[] sums, int width, float[] result, int at) {
        System.arraycopy(sums, 0, result, at, width);
        for (int block = 1; block < blocks; block++) {
            int from = block * width;
            for (int i = 0; i < width; i++) {
                result[at + i] += sums[from + i];
            }
        }
    }
}
