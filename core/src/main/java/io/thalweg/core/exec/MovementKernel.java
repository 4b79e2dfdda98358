package io.thalweg.core.exec;

import io.thalweg.core.graph.BroadcastTo;
import io.thalweg.core.graph.Concatenate;
import io.thalweg.core.graph.Movement;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Pad;
import io.thalweg.core.graph.Reshape;
import io.thalweg.core.graph.Slice;
import io.thalweg.core.graph.Transpose;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// Copies of elements from one set of strides to another.
final class MovementKernel {
    private MovementKernel() {}

    /// The kernel of a node for a batch size.
    static Kernel of(Node node, Movement op, int batch, Workers workers) {
        var result = node.shape().at(batch);
        var source = node.input(0).shape().at(batch);
        var own = Loops.strides(result, result);
        return switch (op) {
            case Reshape reshape -> copy(result.axes(), own, 0, own, 0, workers);
            case BroadcastTo broadcast ->
                    copy(result.axes(), Loops.strides(source, result), 0, own, 0, workers);
            case Transpose transpose -> {
                var strides = Loops.strides(source, source);
                var moved = new int[strides.length];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = strides[transpose.order().get(i)];
                }
                yield copy(result.axes(), moved, 0, own, 0, workers);
            }
            case Slice slice -> {
                var strides = Loops.strides(source, source);
                int start = slice.from() * strides[slice.axis()];
                yield copy(result.axes(), strides, start, own, 0, workers);
            }
            case Pad pad -> {
                var copy =
                        copy(
                                source.axes(),
                                Loops.strides(source, source),
                                0,
                                own,
                                pad.before() * own[pad.axis()],
                                workers);
                int size = result.size();
                yield (operands, offsets, target, at, moment) -> {
                    Arrays.fill(target, at, at + size, 0);
                    copy.run(operands, offsets, target, at, moment);
                };
            }
            case Concatenate concatenate ->
                    concatenate(node, concatenate.axis(), batch, own, workers);
        };
    }

    private static Kernel concatenate(Node node, int axis, int batch, int[] own, Workers workers) {
        var parts = new Kernel[node.inputs().size()];
        int before = 0;
        for (int i = 0; i < parts.length; i++) {
            Shape part = node.input(i).shape().at(batch);
            parts[i] =
                    copy(
                            part.axes(),
                            Loops.strides(part, part),
                            0,
                            own,
                            before * own[axis],
                            i,
                            workers);
            before += part.axis(axis);
        }
        return (operands, offsets, target, at, moment) -> {
            for (int i = 0; i < parts.length; i++) {
                parts[i].run(operands, offsets, target, at, moment);
            }
        };
    }

    private static Kernel copy(
            int[] lengths, int[] from, int fromStart, int[] to, int toStart, Workers workers) {
        return copy(lengths, from, fromStart, to, toStart, 0, workers);
    }

    private static Kernel copy(
            int[] lengths,
            int[] from,
            int fromStart,
            int[] to,
            int toStart,
            int operand,
            Workers workers) {
        var loops = Loops.of(lengths, new int[][] {from, to});
        int inner = loops.inner();
        int outer = loops.outer();
        int step = loops.innerStride(0);
        int toStep = loops.innerStride(1);
        return (operands, offsets, target, place, moment) ->
                Chunks.run(
                        workers,
                        outer,
                        (long) inner * outer,
                        (first, last) -> {
                            var source = operands[operand];
                            for (int row = first; row < last; row++) {
                                int at = offsets[operand] + fromStart + loops.offset(0, row);
                                int end = place + toStart + loops.offset(1, row);
                                if (step == 1 && toStep == 1) {
                                    System.arraycopy(source, at, target, end, inner);
                                } else {
                                    for (int i = 0; i < inner; i++) {
                                        target[end + i * toStep] = source[at + i * step];
                                    }
                                }
                            }
                        });
    }
}
