package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Facet;
import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.After;
import io.thalweg.core.graph.Assign;
import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Random;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.List;

/// Where values come from, and where they go: sources, random numbers, effects.
final class SourceCases {
    private static final Values ANY = Values.between(-9, 9);

    private SourceCases() {}

    static List<PrimitiveCase> all() {
        return List.of(placeholder(), variable(), constant(), random(), assign(), after());
    }

    private static PrimitiveCase placeholder() {
        var op = new Placeholder("operand0", Shape.of(BATCH, 3), DType.FLOAT32);
        return PrimitiveCase.of(Placeholder.class)
                .within(0, Scale.RESULT)
                .example(
                        "by hand",
                        Setting.of(op, Operand.numbers(Values.given(1, 2, 3), 1, 3)),
                        Shape.of(1, 3),
                        numbers(1, 2, 3))
                .settings(
                        Setting.of(op, Operand.numbers(ANY, BATCH, 3)),
                        Setting.of(op, Operand.numbers(ANY)))
                .specialAsSettings()
                .rows(Setting.of(op, Operand.numbers(ANY, BATCH, 3)))
                .without("no operands", Facet.GRADIENT, Facet.SECOND_GRADIENT, Facet.SHAPE_ERRORS)
                .without("nothing is computed", Facet.LARGE);
    }

    private static PrimitiveCase variable() {
        var op = new Variable("operand0", InitialValue.zeros(2, 3), true);
        return PrimitiveCase.of(Variable.class)
                // Kept as float32: the one rounding of its first value.
                .within(1, Scale.RESULT)
                .example(
                        "by hand",
                        Setting.of(op, Operand.variable(Values.given(1, 2, 3), 3)),
                        Shape.of(3),
                        numbers(1, 2, 3))
                .settings(
                        Setting.of(op, Operand.variable(ANY, 2, 3)),
                        Setting.of(op, Operand.variable(ANY)))
                .specialAsSettings()
                .without("no operands", Facet.GRADIENT, Facet.SECOND_GRADIENT, Facet.SHAPE_ERRORS)
                .without("its shape is fixed", Facet.BATCH, Facet.ROWS)
                .without("nothing is computed", Facet.LARGE);
    }

    private static PrimitiveCase constant() {
        return PrimitiveCase.of(Constant.class)
                // Kept as float32: one rounding.
                .within(1, Scale.RESULT)
                .example(
                        "by hand",
                        Setting.of(new Constant(Tensor.ofDoubles(Shape.of(2), 1.5, Math.PI))),
                        Shape.of(2),
                        numbers(1.5, Math.PI))
                .settings(
                        Setting.of(new Constant(Tensor.ofDoubles(Shape.scalar(), 0.1))),
                        Setting.of(new Constant(Tensor.ofDoubles(Shape.of(1, 2), 1e-3, -7))))
                .special(
                        List.of(
                                Setting.of(
                                        new Constant(
                                                Tensor.ofDoubles(
                                                        Shape.of(2),
                                                        Double.NaN,
                                                        Double.NEGATIVE_INFINITY)))))
                .without("no operands", Facet.GRADIENT, Facet.SECOND_GRADIENT, Facet.SHAPE_ERRORS)
                .without("its shape is fixed", Facet.BATCH, Facet.ROWS)
                .without("nothing is computed", Facet.LARGE);
    }

    private static PrimitiveCase random() {
        return PrimitiveCase.of(Random.class)
                // Multiples of 2⁻²⁴: exact in float32.
                .within(0, Scale.RESULT)
                .settings(
                        Setting.of(new Random(Shape.scalar(), 1)),
                        Setting.of(new Random(Shape.of(1025), 2)),
                        Setting.of(new Random(Shape.of(3, 17), 3)),
                        Setting.of(new Random(Shape.of(BATCH, 5), 4)))
                .large(Setting.of(new Random(Shape.of(301, 1025), 5)))
                .without("known answers are those of its generator, tested there", Facet.EXAMPLES)
                .without(
                        "no operands",
                        Facet.GRADIENT,
                        Facet.SECOND_GRADIENT,
                        Facet.SHAPE_ERRORS,
                        Facet.SPECIAL)
                .without("nothing is fed that could give the batch", Facet.BATCH)
                .without("drawn by the position in the batch", Facet.ROWS);
    }

    private static PrimitiveCase assign() {
        var op = new Assign();
        return PrimitiveCase.of(Assign.class)
                .within(0, Scale.RESULT)
                .example(
                        "by hand: the value that is assigned",
                        Setting.of(
                                op,
                                Operand.variable(Values.given(1, 2), 2),
                                Operand.numbers(Values.given(3, 4), 2)),
                        Shape.of(2),
                        numbers(3, 4))
                .settings(
                        Setting.of(op, Operand.variable(ANY), Operand.numbers(ANY)),
                        Setting.of(op, Operand.variable(ANY, 3, 17), Operand.numbers(ANY, 3, 17)))
                .specialAsSettings()
                .gradient(Setting.of(op, Operand.variable(ANY, 2, 3), Operand.numbers(ANY, 2, 3)))
                .refuses(op, List.of(Shape.of(2, 3), Shape.of(3, 2)), "expected the same shape")
                .without("a variable's shape is fixed", Facet.BATCH, Facet.ROWS)
                .without("nothing is computed", Facet.LARGE);
    }

    private static PrimitiveCase after() {
        var op = new After();
        return PrimitiveCase.of(After.class)
                .within(0, Scale.RESULT)
                .example(
                        "by hand: the first operand",
                        op,
                        numbers(1, 2),
                        numbers(1, 2),
                        numbers(3, 4))
                .settings(
                        Setting.of(op, Operand.numbers(ANY, 17)),
                        Setting.of(op, Operand.numbers(ANY, BATCH, 3), Operand.numbers(ANY, 2)))
                .specialAsSettings()
                .gradient(Setting.of(op, Operand.numbers(ANY, 2, 3), Operand.numbers(ANY, 4)))
                .rows(Setting.of(op, Operand.numbers(ANY, BATCH, 3), Operand.numbers(ANY, 2)))
                .without("every shape fits", Facet.SHAPE_ERRORS)
                .without("nothing is computed", Facet.LARGE);
    }
}
