package io.thalweg.data.batch;

import io.thalweg.core.random.CounterRandom;

/// The order in which an epoch takes the rows. It depends on the seed, the epoch and the number of
/// rows alone, not on where they are kept.
///
/// Up to [#WHOLE] rows it is any order. Of more, the order keeps rows near each other that lie near
/// each other, so that reading them from a disk isn't a jump for each: blocks of [#BLOCK] rows are
/// put in a random order, and the rows of each [#WINDOW] blocks that follow each other there are
/// shuffled.
public final class RowOrder {
    /// So many rows are shuffled as a whole.
    public static final int WHOLE = 1 << 20;

    /// Rows in a block.
    public static final int BLOCK = 1 << 12;

    /// Blocks whose rows are shuffled together.
    public static final int WINDOW = WHOLE / BLOCK;

    private RowOrder() {}

    /// @param rows how many there are
    /// @param seed of the run
    /// @param stream of random numbers, and one below it
    /// @param epoch counted from 0
    /// @return each row once
    public static int[] of(int rows, long seed, int stream, int epoch) {
        if (rows <= WHOLE) {
            return CounterRandom.permutation(rows, seed, stream, epoch);
        }
        int count = (rows - 1) / BLOCK + 1;
        int[] blocks = CounterRandom.permutation(count, seed, stream, epoch);
        int windows = (count - 1) / WINDOW + 1;
        var order = new int[rows];
        int filled = 0;
        for (int window = 0; window < windows; window++) {
            int start = filled;
            int end = Math.min((window + 1) * WINDOW, count);
            for (int block = window * WINDOW; block < end; block++) {
                int from = blocks[block] * BLOCK;
                int to = (int) Math.min(rows, (long) from + BLOCK);
                for (int row = from; row < to; row++) {
                    order[filled++] = row;
                }
            }
            int[] within =
                    CounterRandom.permutation(
                            filled - start, seed, stream - 1, (long) epoch * windows + window);
            var shuffled = new int[filled - start];
            for (int i = 0; i < shuffled.length; i++) {
                shuffled[i] = order[start + within[i]];
            }
            System.arraycopy(shuffled, 0, order, start, shuffled.length);
        }
        return order;
    }
}
