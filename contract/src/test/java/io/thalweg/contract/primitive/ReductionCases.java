package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Facet;
import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.Count;
import io.thalweg.core.graph.Op;
import io.thalweg.core.graph.ReduceMaximum;
import io.thalweg.core.graph.Sum;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Elements combined along axes.
final class ReductionCases {
    /// A sum of n terms in any order is off by at most n − 1 roundings of the terms' absolute sum;
    /// the lanes and blocks that are used keep it below 100 for the lengths tested here (1024 / 16
    /// steps in a lane, 4 levels of the tree, then the blocks).
    private static final double SUM_ROUNDINGS = 100;

    private ReductionCases() {}

    static List<PrimitiveCase> all() {
        var any = Values.between(-3, 3);
        return List.of(
                reduction(Sum.class, Sum::new, any)
                        .within(SUM_ROUNDINGS, Scale.TERMS)
                        .gradient(gradients(Sum::new, any))
                        .example(
                                "by hand",
                                matrix(new Sum(List.of(0), false)),
                                Shape.of(3),
                                numbers(5, 7, 9))
                        .example(
                                "by hand",
                                matrix(new Sum(List.of(1), true)),
                                Shape.of(2, 1),
                                numbers(6, 15))
                        .example(
                                "by hand",
                                matrix(new Sum(List.of(0, 1), false)),
                                Shape.scalar(),
                                numbers(21)),
                reduction(ReduceMaximum.class, ReduceMaximum::new, any)
                        .within(1, Scale.RESULT)
                        .gradient(gradients(ReduceMaximum::new, Values.apart()))
                        .example(
                                "by hand",
                                matrix(new ReduceMaximum(List.of(1), false)),
                                Shape.of(2),
                                numbers(3, 6))
                        .example(
                                "NaN if one is; by hand",
                                Setting.of(
                                        new ReduceMaximum(List.of(0), false),
                                        Operand.numbers(Values.given(1, Double.NaN, 2, 5), 2, 2)),
                                Shape.of(2),
                                numbers(2, Double.NaN)),
                count());
    }

    private static Setting matrix(Op op) {
        return Setting.of(op, Operand.numbers(Values.given(1, 2, 3, 4, 5, 6), 2, 3));
    }

    private static PrimitiveCase count() {
        var any = Values.between(-3, 3);
        var entry = PrimitiveCase.of(Count.class).within(0, Scale.RESULT);
        var settings = new ArrayList<Setting>();
        for (var axes : shapes()) {
            for (var reduced : subsets(axes.length)) {
                settings.add(Setting.of(new Count(reduced), Operand.numbers(any, axes)));
            }
        }
        return entry.settings(settings)
                .specialAsSettings()
                .example("by hand", matrix(new Count(List.of(1))), Shape.scalar(), numbers(3))
                .example("by hand", matrix(new Count(List.of(0, 1))), Shape.scalar(), numbers(6))
                .refuses(new Count(List.of(2)), List.of(Shape.of(2, 3)), "axis 2", "no such axis")
                .without(
                        "depends on the shape alone",
                        Facet.GRADIENT,
                        Facet.SECOND_GRADIENT,
                        Facet.LARGE)
                .without("one number for the whole batch", Facet.ROWS);
    }

    private static PrimitiveCase reduction(
            Class<? extends Op> type, BiFunction<List<Integer>, Boolean, Op> make, Values any) {
        var entry = PrimitiveCase.of(type);
        for (var axes : shapes()) {
            for (var reduced : subsets(axes.length)) {
                for (boolean keep : new boolean[] {false, true}) {
                    entry.settings(
                            Setting.of(make.apply(reduced, keep), Operand.numbers(any, axes)));
                }
            }
        }
        entry.specialAsSettings();
        return entry.rows(
                        Setting.of(make.apply(List.of(1), false), Operand.numbers(any, BATCH, 1)),
                        Setting.of(make.apply(List.of(1), false), Operand.numbers(any, BATCH, 17)),
                        Setting.of(make.apply(List.of(1), true), Operand.numbers(any, BATCH, 1025)),
                        Setting.of(
                                make.apply(List.of(1), false), Operand.numbers(any, BATCH, 5, 7)),
                        Setting.of(
                                make.apply(List.of(1, 2), false),
                                Operand.numbers(any, BATCH, 5, 7)),
                        Setting.of(
                                make.apply(List.of(2), true), Operand.numbers(any, BATCH, 5, 33)))
                .large(
                        Setting.of(make.apply(List.of(0), false), Operand.numbers(any, 9001, 33)),
                        Setting.of(make.apply(List.of(1), false), Operand.numbers(any, 301, 1025)),
                        Setting.of(make.apply(List.of(0), false), Operand.numbers(any, 300001)),
                        Setting.of(
                                make.apply(List.of(0, 2), false),
                                Operand.numbers(any, 61, 33, 131)))
                .refuses(
                        make.apply(List.of(2), false),
                        List.of(Shape.of(BATCH, 3)),
                        "axis 2",
                        "no such axis");
    }

    private static List<int[]> shapes() {
        return Setting.shapes(
                Setting.axes(),
                Setting.axes(1),
                Setting.axes(15),
                Setting.axes(16),
                Setting.axes(17),
                Setting.axes(1023),
                Setting.axes(1024),
                Setting.axes(1025),
                Setting.axes(2065),
                Setting.axes(1, 1),
                Setting.axes(3, 17),
                Setting.axes(33, 5),
                Setting.axes(1030, 3),
                Setting.axes(3, 1030),
                Setting.axes(5, 1, 7),
                Setting.axes(3, 4, 5),
                Setting.axes(2, 3, 4, 5),
                Setting.axes(BATCH),
                Setting.axes(BATCH, 5),
                Setting.axes(BATCH, 3, 17),
                Setting.axes(3, BATCH, 2));
    }

    private static List<Setting> gradients(
            BiFunction<List<Integer>, Boolean, Op> make, Values values) {
        var settings = new ArrayList<Setting>();
        for (var reduced : subsets(3)) {
            for (boolean keep : new boolean[] {false, true}) {
                settings.add(
                        Setting.of(make.apply(reduced, keep), Operand.numbers(values, 2, 3, 4)));
            }
        }
        return settings;
    }

    /// All sets of axes, the empty one included.
    private static List<List<Integer>> subsets(int rank) {
        var subsets = new ArrayList<List<Integer>>();
        for (int mask = 0; mask < 1 << rank; mask++) {
            var subset = new ArrayList<Integer>();
            for (int axis = 0; axis < rank; axis++) {
                if ((mask >> axis & 1) == 1) {
                    subset.add(axis);
                }
            }
            subsets.add(List.copyOf(subset));
        }
        return subsets;
    }
}
