package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Facet;
import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.Gather;
import io.thalweg.core.graph.OneHot;
import io.thalweg.core.graph.ScatterAdd;
import io.thalweg.core.tensor.Shape;
import java.util.List;

/// Rows found by their number.
final class LookupCases {
    private static final Values ANY = Values.between(-9, 9);

    private LookupCases() {}

    static List<PrimitiveCase> all() {
        return List.of(gather(), scatterAdd(), oneHot());
    }

    private static Operand given(int... classes) {
        var elements = new double[classes.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = classes[i];
        }
        return new Operand(Operand.Kind.CLASSES, Shape.of(classes.length), Values.given(elements));
    }

    private static PrimitiveCase gather() {
        var op = new Gather();
        return PrimitiveCase.of(Gather.class)
                .within(0, Scale.RESULT)
                .example(
                        "by hand",
                        Setting.of(
                                op,
                                Operand.numbers(Values.given(1, 2, 3, 4, 5, 6), 3, 2),
                                given(2, 0, 2)),
                        Shape.of(3, 2),
                        numbers(5, 6, 1, 2, 5, 6))
                .settings(
                        Setting.of(op, Operand.numbers(ANY, 1), Operand.classes(1)),
                        Setting.of(op, Operand.numbers(ANY, 9), Operand.classes(9, 33)),
                        Setting.of(op, Operand.numbers(ANY, 9, 17), Operand.classes(9, 5)),
                        Setting.of(op, Operand.numbers(ANY, 9, 3, 5), Operand.classes(9, 2, 7)),
                        Setting.of(op, Operand.numbers(ANY, 9, 33), Operand.classes(9, BATCH)),
                        Setting.of(op, Operand.numbers(ANY, 9, 2), Operand.classes(9, BATCH, 3)),
                        Setting.of(op, Operand.numbers(ANY, 9, BATCH), Operand.classes(9, 3)))
                .specialAsSettings()
                .gradient(
                        Setting.of(op, Operand.numbers(ANY, 4), Operand.classes(4, 7)),
                        Setting.of(op, Operand.numbers(ANY, 4, 3), Operand.classes(4, 2, 3)))
                .rows(
                        Setting.of(op, Operand.numbers(ANY, 9, 33), Operand.classes(9, BATCH)),
                        Setting.of(op, Operand.numbers(ANY, 9, 2), Operand.classes(9, BATCH, 3)))
                .large(Setting.of(op, Operand.numbers(ANY, 9, 129), Operand.classes(9, 2001)))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 3), Shape.of(2)),
                        "expected a fixed number of rows");
    }

    private static PrimitiveCase scatterAdd() {
        return PrimitiveCase.of(ScatterAdd.class)
                // Up to 700 rows of the settings meet in one; of their roundings, on both sides of
                // zero, about the root stays.
                .within(100, Scale.TERMS)
                .example(
                        "by hand: rows 0 and 2 meet in row 2, nothing comes to row 1",
                        Setting.of(
                                new ScatterAdd(3),
                                Operand.numbers(Values.given(1, 2, 3, 4, 5, 6), 3, 2),
                                given(2, 0, 2)),
                        Shape.of(3, 2),
                        numbers(3, 4, 0, 0, 6, 8))
                .settings(
                        Setting.of(new ScatterAdd(1), Operand.numbers(ANY), Operand.classes(1)),
                        Setting.of(
                                new ScatterAdd(9),
                                Operand.numbers(ANY, 33),
                                Operand.classes(9, 33)),
                        Setting.of(
                                new ScatterAdd(3),
                                Operand.numbers(ANY, 2001, 5),
                                Operand.classes(3, 2001)),
                        Setting.of(
                                new ScatterAdd(9),
                                Operand.numbers(ANY, 2, 7, 17),
                                Operand.classes(9, 2, 7)),
                        Setting.of(
                                new ScatterAdd(4),
                                Operand.numbers(ANY, BATCH, 3),
                                Operand.classes(4, BATCH)))
                .specialAsSettings()
                .gradient(
                        Setting.of(
                                new ScatterAdd(3), Operand.numbers(ANY, 5), Operand.classes(3, 5)),
                        Setting.of(
                                new ScatterAdd(3),
                                Operand.numbers(ANY, 2, 3, 2),
                                Operand.classes(3, 2, 3)))
                .without("a row of the result is a sum over the batch", Facet.ROWS)
                .large(
                        Setting.of(
                                new ScatterAdd(9),
                                Operand.numbers(ANY, 2001, 129),
                                Operand.classes(9, 2001)))
                .refuses(
                        new ScatterAdd(3),
                        List.of(Shape.of(BATCH, 3), Shape.of(2)),
                        "first axes of the values");
    }

    private static PrimitiveCase oneHot() {
        return PrimitiveCase.of(OneHot.class)
                .within(0, Scale.RESULT)
                .example(
                        "by hand",
                        Setting.of(new OneHot(3), given(2, 0)),
                        Shape.of(2, 3),
                        numbers(0, 0, 1, 1, 0, 0))
                .settings(
                        Setting.of(new OneHot(1), Operand.classes(1)),
                        Setting.of(new OneHot(17), Operand.classes(17, 33)),
                        Setting.of(new OneHot(5), Operand.classes(5, 2, 7)),
                        Setting.of(new OneHot(5), Operand.classes(5, BATCH)),
                        Setting.of(new OneHot(5), Operand.classes(5, BATCH, 3)))
                .rows(Setting.of(new OneHot(5), Operand.classes(5, BATCH)))
                .large(Setting.of(new OneHot(129), Operand.classes(129, 2001)))
                .without(
                        "its operand is classes: they can't be NaN, and no gradient flows to them",
                        Facet.SPECIAL,
                        Facet.GRADIENT,
                        Facet.SECOND_GRADIENT)
                .without("classes of every shape fit", Facet.SHAPE_ERRORS);
    }
}
