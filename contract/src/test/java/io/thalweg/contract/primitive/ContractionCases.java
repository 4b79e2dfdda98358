package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.MatMul;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sums of products.
final class ContractionCases {
    private static final Values ANY = Values.between(-2, 2);

    private ContractionCases() {}

    static List<PrimitiveCase> all() {
        return List.of(matmul());
    }

    private static PrimitiveCase matmul() {
        var plain = new MatMul(false, false);
        var entry =
                PrimitiveCase.of(MatMul.class)
                        // k products and k − 1 sums of them, one after the other: at most k
                        // roundings of the absolute terms. They fall on both sides of zero, so that
                        // of the 1024 in a block about √1024 stay; four times that is never met.
                        .within(130, Scale.TERMS)
                        .example(
                                "by hand",
                                Setting.of(
                                        plain,
                                        Operand.numbers(Values.given(1, 2, 3, 4, 5, 6), 2, 3),
                                        Operand.numbers(Values.given(7, 8, 9, 10, 11, 12), 3, 2)),
                                Shape.of(2, 2),
                                numbers(58, 64, 139, 154))
                        .example(
                                "by hand: the same, both sides given transposed",
                                Setting.of(
                                        new MatMul(true, true),
                                        Operand.numbers(Values.given(1, 4, 2, 5, 3, 6), 3, 2),
                                        Operand.numbers(Values.given(7, 9, 11, 8, 10, 12), 2, 3)),
                                Shape.of(2, 2),
                                numbers(58, 64, 139, 154));
        for (var sizes : sizes()) {
            for (var op : sides()) {
                entry.settings(product(op, sizes[0], sizes[1], sizes[2]));
            }
        }
        for (var op : sides()) {
            entry.settings(
                            product(op, BATCH, 5, 3),
                            product(op, BATCH, 33, 1),
                            product(op, 3, BATCH, 17),
                            product(op, 3, 5, BATCH),
                            product(op, 5, 3, 2, 2),
                            product(op, 17, 33, 5, 3, 2),
                            product(op, 4, 3, 5, BATCH),
                            product(op, 4, 3, 5, BATCH, 2))
                    .gradient(
                            product(op, 2, 3, 4),
                            product(op, 1, 3, 1),
                            product(op, 2, 1, 3),
                            product(op, 2, 3, 2, 2));
        }
        entry.specialAsSettings();
        return entry.rows(rows())
                .large(
                        product(plain, 65, 129, 67),
                        product(new MatMul(false, true), 65, 129, 67),
                        product(new MatMul(true, false), 65, 2049, 67),
                        product(new MatMul(true, true), 65, 129, 67),
                        product(plain, 300, 1030, 1),
                        product(plain, 1, 1030, 300),
                        product(plain, 33, 65, 33, 9))
                .refuses(
                        plain,
                        List.of(Shape.of(BATCH, 3), Shape.of(4, 5)),
                        "left one has 3 columns, the right one 4 rows")
                .refuses(
                        new MatMul(true, true),
                        List.of(Shape.of(3, 2), Shape.of(5, 4)),
                        "(transposed)",
                        "left one has 3 columns, the right one 4 rows")
                .refuses(
                        plain,
                        List.of(Shape.of(3), Shape.of(3, 2)),
                        "same number of axes, at least 2")
                .refuses(
                        plain,
                        List.of(Shape.of(2, 3, 4), Shape.of(3, 4, 5)),
                        "axes before the last two have to be equal");
    }

    private static List<MatMul> sides() {
        return List.of(
                new MatMul(false, false),
                new MatMul(false, true),
                new MatMul(true, false),
                new MatMul(true, true));
    }

    /// Rows, shared, columns: all small combinations, then lengths around panels and blocks.
    private static List<int[]> sizes() {
        var sizes = new ArrayList<int[]>();
        for (int rows : new int[] {1, 2, 5}) {
            for (int shared : new int[] {1, 3, 4}) {
                for (int columns : new int[] {1, 2, 7}) {
                    sizes.add(Setting.axes(rows, shared, columns));
                }
            }
        }
        sizes.addAll(
                Setting.shapes(
                        Setting.axes(15, 16, 17),
                        Setting.axes(33, 31, 32),
                        Setting.axes(14, 65, 33),
                        Setting.axes(1, 1024, 3),
                        Setting.axes(3, 1025, 1),
                        Setting.axes(2, 2063, 5)));
        return sizes;
    }

    /// A product of matrices, once for each position of the leading axes.
    private static Setting product(MatMul op, int rows, int shared, int columns, int... leading) {
        return Setting.of(
                op,
                Operand.numbers(ANY, matrix(op.leftTransposed(), rows, shared, leading)),
                Operand.numbers(ANY, matrix(op.rightTransposed(), shared, columns, leading)));
    }

    private static int[] matrix(boolean transposed, int rows, int columns, int... leading) {
        var axes = Arrays.copyOf(leading, leading.length + 2);
        axes[leading.length] = transposed ? columns : rows;
        axes[leading.length + 1] = transposed ? rows : columns;
        return axes;
    }

    private static List<Setting> rows() {
        var rows = new ArrayList<Setting>();
        for (boolean transposed : new boolean[] {false, true}) {
            var op = new MatMul(false, transposed);
            for (var sizes :
                    Setting.shapes(
                            Setting.axes(1, 1),
                            Setting.axes(5, 3),
                            Setting.axes(33, 1),
                            Setting.axes(65, 17),
                            Setting.axes(130, 64),
                            Setting.axes(1031, 33),
                            Setting.axes(2050, 1))) {
                rows.add(product(op, BATCH, sizes[0], sizes[1]));
            }
        }
        for (var op : sides()) {
            rows.add(product(op, 4, 3, 5, BATCH));
            rows.add(product(op, 4, 1033, 5, BATCH));
        }
        return rows;
    }
}
