package io.thalweg.core.exec;

import io.thalweg.core.graph.Node;
import java.util.Objects;
import java.util.function.IntConsumer;

/// Looks up rows of a table, by several threads where there are many numbers. A thread then has the
/// rows in its caches that it is given of the product behind.
final class GatherKernel implements Kernel {
    /// Fewer numbers aren't shared: handing them over takes as long as copying them.
    private static final int WORTH_SHARING = 65_536;

    private final Node indexNode;
    private final int count;
    private final int width;
    private final Workers workers;
    private final int pieces;
    private final IntConsumer looking = this::look;

    private int[] indices = {};
    private float[] table = {};
    private int tableAt;
    private float[] result = {};
    private int resultAt;

    /// @param node the operation
    /// @param count how many rows are looked up
    /// @param width numbers in a row
    GatherKernel(Node node, int count, int width, Workers workers) {
        this.workers = workers;
        this.count = count;
        this.width = width;
        indexNode = node.input(1);
        boolean shared = workers.count() > 1 && (long) count * width >= WORTH_SHARING;
        pieces = shared ? Math.min(count, 2 * workers.count()) : 1;
    }

    @Override
    public void run(float[][] operands, int[] offsets, float[] to, int toAt, Moment moment) {
        indices = (int[]) Objects.requireNonNull(moment.feeds.get(indexNode));
        table = operands[0];
        tableAt = offsets[0];
        result = to;
        resultAt = toAt;
        if (pieces == 1) {
            look(0);
        } else {
            workers.run(pieces, looking);
        }
    }

    private void look(int piece) {
        int end = (int) ((long) count * (piece + 1) / pieces);
        for (int row = (int) ((long) count * piece / pieces); row < end; row++) {
            int from = tableAt + indices[row] * width;
            System.arraycopy(table, from, result, resultAt + row * width, width);
        }
    }
}
