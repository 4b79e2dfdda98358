package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.Add;
import io.thalweg.core.graph.Binary;
import io.thalweg.core.graph.Divide;
import io.thalweg.core.graph.Equal;
import io.thalweg.core.graph.Greater;
import io.thalweg.core.graph.Maximum;
import io.thalweg.core.graph.Minimum;
import io.thalweg.core.graph.Multiply;
import io.thalweg.core.graph.Power;
import io.thalweg.core.graph.Subtract;
import io.thalweg.core.tensor.Shape;
import java.util.List;

/// Functions of two numbers.
final class PairCases {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /// One rounding of a result that is exact before.
    private static final double EXACT = 1;

    /// Two units in the last place.
    private static final double APPROXIMATED = 4;

    private PairCases() {}

    static List<PrimitiveCase> all() {
        var any = Values.between(-9, 9);
        return List.of(
                pair(new Add(), EXACT, any, any)
                        .example(
                                "by hand",
                                new Add(),
                                numbers(4, NAN),
                                numbers(1.5, INFINITE),
                                numbers(2.5, -INFINITE)),
                pair(new Subtract(), EXACT, any, any)
                        .example(
                                "by hand",
                                new Subtract(),
                                numbers(-1, NAN),
                                numbers(1.5, INFINITE),
                                numbers(2.5, INFINITE)),
                pair(new Multiply(), EXACT, any, any)
                        .example(
                                "by hand",
                                new Multiply(),
                                numbers(3.75, NAN),
                                numbers(1.5, 0),
                                numbers(2.5, INFINITE)),
                pair(new Divide(), EXACT, Values.away(0.2, 9), Values.away(0.5, 2))
                        .example(
                                "by hand",
                                new Divide(),
                                numbers(0.375, INFINITE, -INFINITE, NAN),
                                numbers(1.5, 1, -1, 0),
                                numbers(4, 0, 0, 0)),
                pair(new Power(), APPROXIMATED, Values.between(0.1, 4), Values.between(0.5, 2))
                        .example(
                                "by hand; x⁰ is 1 for every x (C99 F.9.4.4)",
                                new Power(),
                                numbers(8, 0.125, 1, 1, 4, NAN),
                                numbers(2, 2, 0, NAN, -2, -2),
                                numbers(3, -3, 0, 0, 2, 0.5)),
                pair(new Maximum(), EXACT, any, Values.apart())
                        .example(
                                "by hand",
                                new Maximum(),
                                numbers(2, 2, NAN, NAN),
                                numbers(1, 2, NAN, 1),
                                numbers(2, 1, 1, NAN)),
                pair(new Minimum(), EXACT, any, Values.apart())
                        .example(
                                "by hand",
                                new Minimum(),
                                numbers(1, 1, NAN, NAN),
                                numbers(1, 2, NAN, 1),
                                numbers(2, 1, 1, NAN)),
                pair(new Greater(), EXACT, Values.integers(-2, 3), Values.apart())
                        .example(
                                "by hand",
                                new Greater(),
                                numbers(0, 1, 0, 0, 0),
                                numbers(1, 2, 2, NAN, 1),
                                numbers(2, 1, 2, 1, NAN)),
                pair(new Equal(), EXACT, Values.integers(-2, 3), Values.apart())
                        .example(
                                "by hand",
                                new Equal(),
                                numbers(0, 1, 0, 1),
                                numbers(1, 2, NAN, INFINITE),
                                numbers(2, 2, NAN, INFINITE)));
    }

    private static PrimitiveCase pair(Binary op, double units, Values wide, Values tame) {
        var turns = Values.given(ElementwiseCases.TURNS);
        int count = ElementwiseCases.TURNS.length;
        var entry = PrimitiveCase.of(op.getClass()).within(units, Scale.RESULT);
        for (var axes : Broadcasts.alike()) {
            entry.settings(
                    Setting.of(op, Operand.numbers(wide, axes), Operand.numbers(wide, axes)));
        }
        return entry.settings(Broadcasts.pairs(op, wide, 3, 2, 5))
                .settings(Broadcasts.largerPairs(op, wide))
                .gradient(Broadcasts.pairs(op, tame, 2, 3))
                .special(
                        List.of(
                                Setting.of(
                                        op,
                                        Operand.numbers(turns, count, 1),
                                        Operand.numbers(turns, count))))
                .rows(
                        Setting.of(op, Operand.numbers(wide, BATCH, 33), Operand.numbers(wide, 33)),
                        Setting.of(
                                op,
                                Operand.numbers(wide, BATCH, 33),
                                Operand.numbers(wide, BATCH, 1)),
                        Setting.of(op, Operand.numbers(wide, BATCH), Operand.numbers(wide, BATCH)))
                .large(
                        Setting.of(
                                op, Operand.numbers(wide, 37, 1025), Operand.numbers(wide, 1025)),
                        Setting.of(op, Operand.numbers(wide, 40001), Operand.numbers(wide, 40001)))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 3), Shape.of(4)),
                        "axis 1",
                        "length 3 on one side and 4 on the other",
                        "expected equal lengths, or 1")
                .refuses(op, List.of(Shape.of(BATCH), Shape.of(4)), "axis 0", "length batch");
    }
}
