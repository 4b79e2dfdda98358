package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.BroadcastTo;
import io.thalweg.core.graph.Concatenate;
import io.thalweg.core.graph.Op;
import io.thalweg.core.graph.Pad;
import io.thalweg.core.graph.Reshape;
import io.thalweg.core.graph.Slice;
import io.thalweg.core.graph.Transpose;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Elements put elsewhere. Nothing is computed, so nothing may be off.
final class MovementCases {
    private static final Values ANY = Values.between(-9, 9);

    private MovementCases() {}

    static List<PrimitiveCase> all() {
        return List.of(reshape(), transpose(), broadcastTo(), slice(), pad(), concatenate());
    }

    private static Operand any(int... axes) {
        return Operand.numbers(ANY, axes);
    }

    private static Setting matrix(Op op) {
        return Setting.of(op, Operand.numbers(Values.given(1, 2, 3, 4, 5, 6), 2, 3));
    }

    private static PrimitiveCase movement(Class<? extends Op> type) {
        return PrimitiveCase.of(type).within(0, Scale.RESULT);
    }

    private static PrimitiveCase reshape() {
        return movement(Reshape.class)
                .example(
                        "by hand",
                        matrix(new Reshape(Shape.of(3, 2))),
                        Shape.of(3, 2),
                        numbers(1, 2, 3, 4, 5, 6))
                .settings(
                        Setting.of(new Reshape(Shape.of(6)), any(2, 3)),
                        Setting.of(new Reshape(Shape.scalar()), any(1, 1)),
                        Setting.of(new Reshape(Shape.of(1, 1, 1)), any()),
                        Setting.of(new Reshape(Shape.of(33, 31)), any(1023)),
                        Setting.of(new Reshape(Shape.of(BATCH * 3, 2)), any(BATCH, 3, 2)),
                        Setting.of(new Reshape(Shape.of(BATCH, 6)), any(BATCH, 3, 2)),
                        Setting.of(new Reshape(Shape.of(BATCH, 1, 2)), any(BATCH * 2)))
                .specialAsSettings()
                .gradient(Setting.of(new Reshape(Shape.of(3, 2)), any(2, 3)))
                .rows(Setting.of(new Reshape(Shape.of(BATCH, 6)), any(BATCH, 3, 2)))
                .large(Setting.of(new Reshape(Shape.of(1025, 301)), any(301, 1025)))
                .refuses(
                        new Reshape(Shape.of(BATCH, 4)),
                        List.of(Shape.of(BATCH, 3)),
                        "numbers of elements differ");
    }

    private static PrimitiveCase transpose() {
        var entry =
                movement(Transpose.class)
                        .example(
                                "by hand",
                                matrix(new Transpose(List.of(1, 0))),
                                Shape.of(3, 2),
                                numbers(1, 4, 2, 5, 3, 6))
                        .example(
                                "by hand: element [i, j, k] of the result is [k, i, j] before",
                                Setting.of(
                                        new Transpose(List.of(1, 2, 0)),
                                        Operand.numbers(
                                                Values.given(0, 1, 10, 11, 20, 21), 3, 2, 1)),
                                Shape.of(2, 1, 3),
                                numbers(0, 10, 20, 1, 11, 21));
        for (var order : orders(3)) {
            entry.settings(
                    Setting.of(new Transpose(order), any(5, 17, 3)),
                    Setting.of(new Transpose(order), any(5, 1, 33)),
                    Setting.of(new Transpose(order), any(BATCH, 2, 7)));
            entry.gradient(Setting.of(new Transpose(order), any(2, 3, 4)));
        }
        for (var order : orders(4)) {
            entry.settings(Setting.of(new Transpose(order), any(2, 3, 4, 5)));
        }
        return entry.settings(
                        Setting.of(new Transpose(List.of()), any()),
                        Setting.of(new Transpose(List.of(0)), any(17)),
                        Setting.of(new Transpose(List.of(1, 0)), any(33, 65)))
                .specialAsSettings()
                .rows(Setting.of(new Transpose(List.of(0, 2, 1)), any(BATCH, 5, 7)))
                .large(
                        Setting.of(new Transpose(List.of(1, 0)), any(301, 1025)),
                        Setting.of(new Transpose(List.of(1, 0, 2)), any(101, 65, 33)))
                .refuses(
                        new Transpose(List.of(0, 2)),
                        List.of(Shape.of(2, 3)),
                        "[0, 2]",
                        "each axis from 0 to 1 has to be named once")
                .refuses(new Transpose(List.of(0)), List.of(Shape.of(2, 3)), "named once")
                .refuses(new Transpose(List.of(0, 0)), List.of(Shape.of(2, 3)), "named once");
    }

    private static List<List<Integer>> orders(int rank) {
        var orders = new ArrayList<List<Integer>>();
        orders(new ArrayList<>(), rank, orders);
        return orders;
    }

    private static void orders(List<Integer> begun, int rank, List<List<Integer>> found) {
        if (begun.size() == rank) {
            found.add(List.copyOf(begun));
        }
        for (int axis = 0; axis < rank; axis++) {
            if (!begun.contains(axis)) {
                begun.add(axis);
                orders(begun, rank, found);
                begun.removeLast();
            }
        }
    }

    private static PrimitiveCase broadcastTo() {
        var entry =
                movement(BroadcastTo.class)
                        .example(
                                "by hand",
                                Setting.of(
                                        new BroadcastTo(Shape.of(2, 2, 2)),
                                        Operand.numbers(Values.given(1, 2), 2, 1)),
                                Shape.of(2, 2, 2),
                                numbers(1, 1, 2, 2, 1, 1, 2, 2));
        for (var part : Broadcasts.parts(3, 17, 5)) {
            entry.settings(Setting.of(new BroadcastTo(Shape.of(3, 17, 5)), any(part)));
        }
        for (var part : Broadcasts.parts(BATCH, 2, 17)) {
            entry.settings(Setting.of(new BroadcastTo(Shape.of(BATCH, 2, 17)), any(part)));
        }
        for (var part : Broadcasts.parts(2, 3)) {
            entry.gradient(Setting.of(new BroadcastTo(Shape.of(2, 3)), any(part)));
        }
        return entry.specialAsSettings()
                .rows(
                        Setting.of(new BroadcastTo(Shape.of(BATCH, 33)), any(BATCH, 1)),
                        Setting.of(new BroadcastTo(Shape.of(BATCH, 3, 5)), any(BATCH, 1, 5)))
                .large(
                        Setting.of(new BroadcastTo(Shape.of(301, 1025)), any(301, 1)),
                        Setting.of(new BroadcastTo(Shape.of(301, 1025)), any(1025)))
                .refuses(new BroadcastTo(Shape.of(3)), List.of(Shape.of(2)), "length 1")
                .refuses(new BroadcastTo(Shape.of(3)), List.of(Shape.of(1, 3)), "absent");
    }

    private static PrimitiveCase slice() {
        return movement(Slice.class)
                .example("by hand", matrix(new Slice(1, 1, 3)), Shape.of(2, 2), numbers(2, 3, 5, 6))
                .settings(
                        Setting.of(new Slice(0, 0, 1), any(1)),
                        Setting.of(new Slice(0, 3, 1024), any(1025)),
                        Setting.of(new Slice(0, 1, 4), any(5, 17)),
                        Setting.of(new Slice(1, 0, 16), any(5, 17)),
                        Setting.of(new Slice(1, 16, 17), any(5, 17)),
                        Setting.of(new Slice(1, 1, 3), any(3, 4, 5)),
                        Setting.of(new Slice(2, 0, 5), any(3, 4, 5)),
                        Setting.of(new Slice(1, 2, 5), any(BATCH, 7)),
                        Setting.of(new Slice(2, 2, 3), any(BATCH, 2, 7)),
                        Setting.of(new Slice(0, 1, 2), any(3, BATCH)))
                .specialAsSettings()
                .gradient(
                        Setting.of(new Slice(0, 1, 2), any(3, 2)),
                        Setting.of(new Slice(1, 0, 3), any(2, 4)),
                        Setting.of(new Slice(1, 1, 2), any(2, 3, 2)))
                .rows(
                        Setting.of(new Slice(1, 2, 5), any(BATCH, 7)),
                        Setting.of(new Slice(2, 2, 3), any(BATCH, 2, 7)))
                .large(Setting.of(new Slice(1, 1, 1024), any(301, 1025)))
                .refuses(new Slice(0, 0, 1), List.of(Shape.of(BATCH, 3)), "axis 0", "fixed axis")
                .refuses(new Slice(2, 0, 1), List.of(Shape.of(2, 3)), "axis 2")
                .refuses(new Slice(1, 1, 4), List.of(Shape.of(2, 3)), "0 <= from < to <= 3")
                .refuses(new Slice(1, 1, 1), List.of(Shape.of(2, 3)), "0 <= from < to <= 3");
    }

    private static PrimitiveCase pad() {
        return movement(Pad.class)
                .example(
                        "by hand",
                        matrix(new Pad(1, 1, 2)),
                        Shape.of(2, 6),
                        numbers(0, 1, 2, 3, 0, 0, 0, 4, 5, 6, 0, 0))
                .settings(
                        Setting.of(new Pad(0, 0, 1), any(1)),
                        Setting.of(new Pad(0, 0, 0), any(3)),
                        Setting.of(new Pad(0, 15, 1), any(1009)),
                        Setting.of(new Pad(0, 2, 0), any(5, 17)),
                        Setting.of(new Pad(1, 0, 16), any(5, 17)),
                        Setting.of(new Pad(1, 3, 3), any(3, 4, 5)),
                        Setting.of(new Pad(1, 2, 5), any(BATCH, 7)),
                        Setting.of(new Pad(2, 0, 1), any(BATCH, 2, 7)),
                        Setting.of(new Pad(0, 1, 2), any(3, BATCH)))
                .specialAsSettings()
                .gradient(
                        Setting.of(new Pad(0, 1, 0), any(3, 2)),
                        Setting.of(new Pad(1, 1, 2), any(2, 3, 2)))
                .rows(Setting.of(new Pad(1, 2, 5), any(BATCH, 7)))
                .large(Setting.of(new Pad(1, 1, 7), any(301, 1025)))
                .refuses(new Pad(0, 1, 1), List.of(Shape.of(BATCH, 3)), "axis 0", "fixed axis")
                .refuses(new Pad(1, -1, 1), List.of(Shape.of(2, 3)), "no negative number");
    }

    private static PrimitiveCase concatenate() {
        return movement(Concatenate.class)
                .example(
                        "by hand",
                        Setting.of(
                                new Concatenate(1),
                                Operand.numbers(Values.given(1, 2, 3, 4), 2, 2),
                                Operand.numbers(Values.given(5, 6), 2, 1)),
                        Shape.of(2, 3),
                        numbers(1, 2, 5, 3, 4, 6))
                .settings(
                        Setting.of(new Concatenate(0), any(1)),
                        Setting.of(new Concatenate(0), any(17), any(1), any(1009)),
                        Setting.of(new Concatenate(0), any(5, 17), any(2, 17)),
                        Setting.of(new Concatenate(1), any(5, 1), any(5, 16), any(5, 17)),
                        Setting.of(new Concatenate(1), any(3, 4, 5), any(3, 2, 5)),
                        Setting.of(new Concatenate(1), any(BATCH, 7), any(BATCH, 1)),
                        Setting.of(new Concatenate(2), any(BATCH, 2, 7), any(BATCH, 2, 2)),
                        Setting.of(new Concatenate(0), any(2, BATCH), any(1, BATCH)))
                .specialAsSettings()
                .gradient(
                        Setting.of(new Concatenate(0), any(3, 2), any(1, 2)),
                        Setting.of(new Concatenate(1), any(2, 1, 2), any(2, 3, 2), any(2, 1, 2)))
                .rows(Setting.of(new Concatenate(1), any(BATCH, 7), any(BATCH, 33)))
                .large(Setting.of(new Concatenate(1), any(301, 1025), any(301, 7)))
                .refuses(
                        new Concatenate(1),
                        List.of(Shape.of(2, 3), Shape.of(3, 3)),
                        "axis 1",
                        "all others equal")
                .refuses(new Concatenate(0), List.of(Shape.of(BATCH), Shape.of(2)), "fixed axis")
                .refuses(new Concatenate(2), List.of(Shape.of(2, 3)), "axis 2");
    }
}
