package io.thalweg.core.exec;

import io.thalweg.core.graph.ReduceMaximum;
import io.thalweg.core.graph.Reduction;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// Combines one run of neighbouring axes: `[outer, reduced, inner]` to `[outer, inner]`. Axes that
/// aren't neighbours are combined run by run, the innermost first.
///
/// The order of a sum depends on its length alone: blocks of [#BLOCK] terms are summed and the
/// blocks' sums are added one after the other; within a block, 16 lanes take every sixteenth term
/// each and are added as a tree (innermost axis), or the terms are added one after the other (other
/// axes).
final class ReductionKernel implements Kernel {
    static final int BLOCK = 1024;
    private static final int LANES = 16;

    private final Reduction op;
    private final Shape operand;
    private final Workers workers;

    ReductionKernel(Reduction op, Shape operand, Workers workers) {
        this.op = op;
        this.operand = operand;
        this.workers = workers;
    }

    @Override
    public void run(
            float[][] operands, int[] offsets, float[] result, int resultAt, Moment moment) {
        var axes = operand.axes();
        float[] source = operands[0];
        int sourceAt = offsets[0];
        int last = op.axes().size() - 1;
        if (last < 0) {
            System.arraycopy(source, sourceAt, result, resultAt, operand.size());
        }
        while (last >= 0) {
            int end = op.axes().get(last);
            int first = last;
            while (first > 0 && op.axes().get(first - 1) == op.axes().get(first) - 1) {
                first--;
            }
            int start = op.axes().get(first);
            int outer = product(axes, 0, start);
            int reduced = product(axes, start, end + 1);
            int inner = product(axes, end + 1, axes.length);
            var target = first == 0 ? result : new float[outer * inner];
            int targetAt = first == 0 ? resultAt : 0;
            reduce(source, sourceAt, outer, reduced, inner, target, targetAt);
            Arrays.fill(axes, start, end + 1, 1);
            source = target;
            sourceAt = 0;
            last = first - 1;
        }
    }

    private static int product(int[] axes, int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= axes[i];
        }
        return product;
    }

    private void reduce(
            float[] source,
            int sourceAt,
            int outer,
            int reduced,
            int inner,
            float[] target,
            int targetAt) {
        if (op instanceof ReduceMaximum) {
            maximum(source, sourceAt, outer, reduced, inner, target, targetAt);
        } else {
            sum(source, sourceAt, outer, reduced, inner, target, targetAt);
        }
    }

    private void sum(
            float[] source,
            int sourceAt,
            int outer,
            int reduced,
            int inner,
            float[] target,
            int targetAt) {
        int blocks = (reduced + BLOCK - 1) / BLOCK;
        var partial = blocks == 1 ? target : new float[outer * blocks * inner];
        int partialAt = blocks == 1 ? targetAt : 0;
        Chunks.run(
                workers,
                outer * blocks,
                (long) outer * reduced * inner,
                (from, to) -> {
                    for (int task = from; task < to; task++) {
                        int row = task / blocks;
                        int first = task % blocks * BLOCK;
                        int length = Math.min(BLOCK, reduced - first);
                        int start = sourceAt + (row * reduced + first) * inner;
                        if (inner == 1) {
                            partial[partialAt + task] = lanes(source, start, length);
                        } else {
                            rows(source, start, length, inner, partial, partialAt + task * inner);
                        }
                    }
                });
        if (blocks > 1) {
            for (int row = 0; row < outer; row++) {
                rows(partial, row * blocks * inner, blocks, inner, target, targetAt + row * inner);
            }
        }
    }

    /// Adds rows one after the other.
    private static void rows(
            float[] source, int start, int count, int width, float[] target, int to) {
        System.arraycopy(source, start, target, to, width);
        for (int row = 1; row < count; row++) {
            int from = start + row * width;
            for (int i = 0; i < width; i++) {
                target[to + i] += source[from + i];
            }
        }
    }

    /// Adds neighbours in 16 lanes, then the lanes as a tree.
    private static float lanes(float[] source, int start, int length) {
        if (length < LANES) {
            float sum = 0;
            for (int i = 0; i < length; i++) {
                sum += source[start + i];
            }
            return sum;
        }
        var lanes = new float[LANES];
        int whole = length - length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += source[start + i + lane];
            }
        }
        for (int i = whole; i < length; i++) {
            lanes[i - whole] += source[start + i];
        }
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    private void maximum(
            float[] source,
            int sourceAt,
            int outer,
            int reduced,
            int inner,
            float[] target,
            int targetAt) {
        Chunks.run(
                workers,
                outer,
                (long) outer * reduced * inner,
                (from, to) -> {
                    for (int row = from; row < to; row++) {
                        int start = sourceAt + row * reduced * inner;
                        for (int i = 0; i < inner; i++) {
                            float largest = source[start + i];
                            for (int j = 1; j < reduced; j++) {
                                largest = Math.max(largest, source[start + j * inner + i]);
                            }
                            target[targetAt + row * inner + i] = largest;
                        }
                    }
                });
    }
}
