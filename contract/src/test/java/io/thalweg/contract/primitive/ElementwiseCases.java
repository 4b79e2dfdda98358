package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Facet;
import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.Absolute;
import io.thalweg.core.graph.Cosine;
import io.thalweg.core.graph.Erf;
import io.thalweg.core.graph.Exp;
import io.thalweg.core.graph.Log;
import io.thalweg.core.graph.Log1p;
import io.thalweg.core.graph.Negate;
import io.thalweg.core.graph.Select;
import io.thalweg.core.graph.Sigmoid;
import io.thalweg.core.graph.Sign;
import io.thalweg.core.graph.Sine;
import io.thalweg.core.graph.Sqrt;
import io.thalweg.core.graph.StopGradient;
import io.thalweg.core.graph.Tanh;
import io.thalweg.core.graph.Unary;
import io.thalweg.core.tensor.Shape;
import java.util.List;

/// Functions of one number, and the choice between two. Functions of two: [PairCases].
final class ElementwiseCases {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /// Numbers at which functions and their approximations turn: zeros, infinities, the largest and
    /// the smallest float32, where eˣ overflows (88.72) and vanishes (−103.97).
    static final double[] TURNS = {
        NAN,
        INFINITE,
        -INFINITE,
        0,
        -0.0,
        1,
        -1,
        0.5,
        2,
        -2,
        3e38,
        -3e38,
        1e-40,
        -1e-40,
        1e-8,
        88.7,
        88.8,
        -87.4,
        -103.9,
        -104.1,
        16777217,
        0.99999994,
        709.9
    };

    /// One rounding of a result that is exact before.
    private static final double EXACT = 1;

    /// Two units in the last place: what a kernel made of float32 or wider steps may be off by.
    private static final double APPROXIMATED = 4;

    private ElementwiseCases() {}

    static List<PrimitiveCase> all() {
        return List.of(
                unary(new Negate(), EXACT, Values.between(-9, 9), Values.between(-2, 2))
                        .example(
                                "by hand",
                                new Negate(),
                                numbers(-1.5, 2, NAN),
                                numbers(1.5, -2, NAN)),
                unary(new Exp(), APPROXIMATED, Values.between(-80, 80), Values.between(-2, 2))
                        .example(
                                "e and its inverse, OEIS A001113 and A068985",
                                new Exp(),
                                numbers(Math.E, 0.36787944117144233, 1, 0, INFINITE, NAN),
                                numbers(1, -1, 0, -INFINITE, INFINITE, NAN)),
                unary(new Log(), APPROXIMATED, Values.between(1e-3, 40), Values.between(0.5, 2))
                        .example(
                                "ln 2 and ln 10, OEIS A002162 and A002392",
                                new Log(),
                                numbers(0.6931471805599453, 2.302585092994046, 0, -INFINITE, NAN),
                                numbers(2, 10, 1, 0, -1)),
                unary(new Log1p(), APPROXIMATED, Values.between(-0.99, 9), Values.between(-0.5, 2))
                        .example(
                                "ln 2; x − x²/2 for small x",
                                new Log1p(),
                                numbers(0.6931471805599453, 9.9999999995e-11, -INFINITE, NAN),
                                numbers(1, 1e-10, -1, -2)),
                unary(new Sqrt(), EXACT, Values.between(0, 99), Values.between(0.5, 2))
                        .example(
                                "OEIS A002193",
                                new Sqrt(),
                                numbers(1.4142135623730951, 3, 0, NAN, INFINITE),
                                numbers(2, 9, 0, -1, INFINITE)),
                unary(new Tanh(), APPROXIMATED, Values.between(-6, 6), Values.between(-2, 2))
                        .example(
                                "(e² − 1) / (e² + 1), OEIS A073744",
                                new Tanh(),
                                numbers(0.7615941559557649, -0.7615941559557649, 0, 1, -1),
                                numbers(1, -1, 0, INFINITE, -INFINITE)),
                unary(new Sigmoid(), APPROXIMATED, Values.between(-30, 30), Values.between(-2, 2))
                        .example(
                                "1 / (1 + 1/e) = 0.731…, OEIS A209201 reciprocal; halves at 0",
                                new Sigmoid(),
                                numbers(0.7310585786300049, 0.5, 1, 0),
                                numbers(1, 0, INFINITE, -INFINITE)),
                unary(new Erf(), APPROXIMATED, Values.between(-4, 4), Values.between(-2, 2))
                        .example(
                                "Abramowitz and Stegun, table 7.1",
                                new Erf(),
                                numbers(0.5204998778, 0.8427007929, 0.9953222650, 0, 1),
                                numbers(0.5, 1, 2, 0, INFINITE)),
                unary(new Absolute(), EXACT, Values.between(-9, 9), Values.away(0.1, 2))
                        .example(
                                "by hand", new Absolute(), numbers(1.5, 2, 0), numbers(-1.5, 2, 0)),
                unary(new Sign(), EXACT, Values.between(-9, 9), Values.away(0.1, 2))
                        .example(
                                "by hand",
                                new Sign(),
                                numbers(-1, 1, 0, NAN),
                                numbers(-1.5, 1e-9, 0, NAN)),
                unary(new Sine(), APPROXIMATED, Values.between(-9, 9), Values.between(-2, 2))
                        .example(
                                "sin 1, OEIS A049469; half at π/6",
                                new Sine(),
                                numbers(0.8414709848078965, 0.5, 0, NAN),
                                numbers(1, 0.5235987755982988, 0, INFINITE)),
                unary(new Cosine(), APPROXIMATED, Values.between(-9, 9), Values.between(-2, 2))
                        .example(
                                "cos 1, OEIS A049470; half at π/3",
                                new Cosine(),
                                numbers(0.5403023058681398, 0.5, 1, NAN),
                                numbers(1, 1.0471975511965976, 0, INFINITE)),
                unary(new StopGradient(), EXACT, Values.between(-9, 9), Values.between(-2, 2))
                        .without(
                                "by definition its gradient isn't the slope",
                                Facet.GRADIENT,
                                Facet.SECOND_GRADIENT)
                        .example("by hand", new StopGradient(), numbers(1.5), numbers(1.5)),
                select());
    }

    /// @param wide where float32 is compared
    /// @param tame where central differences are good: away from kinks and poles
    private static PrimitiveCase unary(Unary op, double units, Values wide, Values tame) {
        var entry = PrimitiveCase.of(op.getClass()).within(units, Scale.RESULT);
        for (var axes : Broadcasts.alike()) {
            entry.settings(Setting.of(op, Operand.numbers(wide, axes)));
        }
        return entry.gradient(
                        Setting.of(op, Operand.numbers(tame)),
                        Setting.of(op, Operand.numbers(tame, 17)),
                        Setting.of(op, Operand.numbers(tame, 2, 1, 3)))
                .special(
                        List.of(Setting.of(op, Operand.numbers(Values.given(TURNS), TURNS.length))))
                .rows(
                        Setting.of(op, Operand.numbers(wide, BATCH, 33)),
                        Setting.of(op, Operand.numbers(wide, BATCH)))
                .large(Setting.of(op, Operand.numbers(wide, 37, 1025)))
                .without("every shape fits one operand", Facet.SHAPE_ERRORS);
    }

    private static PrimitiveCase select() {
        var op = new Select();
        var condition = Values.integers(0, 2);
        var values = Values.between(-9, 9);
        return PrimitiveCase.of(Select.class)
                .within(EXACT, Scale.RESULT)
                .example(
                        "by hand: whatever isn't 0 chooses the first, NaN too",
                        op,
                        numbers(1, 20, 3, 4, NAN),
                        numbers(1, 0, -0.5, NAN, 0),
                        numbers(1, 2, 3, 4, 5),
                        numbers(10, 20, 30, 40, NAN))
                .settings(Broadcasts.triples(op, condition, values, 120, 2, 17, 3))
                .settings(Broadcasts.triples(op, condition, values, 60, BATCH, 3, 17))
                .gradient(
                        Broadcasts.triples(
                                op, Values.integers(0, 2), Values.between(-2, 2), 12, 2, 3))
                .special(
                        List.of(
                                Setting.of(
                                        op,
                                        Operand.numbers(Values.given(TURNS), TURNS.length, 1, 1),
                                        Operand.numbers(Values.given(TURNS), TURNS.length, 1),
                                        Operand.numbers(Values.given(TURNS), TURNS.length))))
                .rows(
                        Setting.of(
                                op,
                                Operand.numbers(condition, BATCH, 1),
                                Operand.numbers(values, 33),
                                Operand.numbers(values, BATCH, 33)))
                .large(
                        Setting.of(
                                op,
                                Operand.numbers(condition, 37, 1),
                                Operand.numbers(values, 1025),
                                Operand.numbers(values, 37, 1025)))
                .refuses(
                        op,
                        List.of(Shape.of(2), Shape.of(2), Shape.of(3)),
                        "axis 0",
                        "length 2",
                        "expected equal lengths");
    }
}
