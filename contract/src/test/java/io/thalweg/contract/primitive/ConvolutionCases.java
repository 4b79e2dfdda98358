package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Facet;
import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.Convolution;
import io.thalweg.core.graph.ConvolutionFilterGradient;
import io.thalweg.core.graph.ConvolutionInputGradient;
import io.thalweg.core.graph.Op;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Filters that slide over images.
final class ConvolutionCases {
    private static final Values ANY = Values.between(-2, 2);

    private ConvolutionCases() {}

    static List<PrimitiveCase> all() {
        return List.of(convolution(), inputGradient(), filterGradient());
    }

    /// A convolution whose three tensors are each an operand of one primitive and the result of
    /// another.
    private record Geometry(Shape input, Shape filter, Sliding sliding, int groups) {
        Shape output() {
            return new Convolution(sliding, groups).shape(List.of(input, filter));
        }

        Setting forward() {
            return Setting.of(
                    new Convolution(sliding, groups),
                    Operand.numbers(ANY, input.axes()),
                    Operand.numbers(ANY, filter.axes()));
        }

        Setting toInput() {
            return Setting.of(
                    new ConvolutionInputGradient(sliding, groups, input.axis(1), input.axis(2)),
                    Operand.numbers(ANY, output().axes()),
                    Operand.numbers(ANY, filter.axes()));
        }

        Setting toFilter() {
            return Setting.of(
                    new ConvolutionFilterGradient(sliding, groups, filter.axis(0), filter.axis(1)),
                    Operand.numbers(ANY, input.axes()),
                    Operand.numbers(ANY, output().axes()));
        }
    }

    private static Geometry geometry(
            int batch,
            int height,
            int width,
            int in,
            int filterHeight,
            int filterWidth,
            int out,
            int groups,
            Sliding sliding) {
        return new Geometry(
                Shape.of(batch, height, width, in),
                Shape.of(filterHeight, filterWidth, in / groups, out),
                sliding,
                groups);
    }

    private static Sliding stride(int height, int width) {
        return Sliding.PLAIN.withStride(height, width);
    }

    /// Every way of going over the image, with few and with many products, odd sizes, and around
    /// the lengths that vectors and panels have.
    private static List<Geometry> geometries() {
        var plain = Sliding.PLAIN;
        var padded = plain.withPadding(1, 1, 1, 1);
        var uneven = plain.withPadding(2, 0, 1, 3);
        var list = new ArrayList<Geometry>();
        for (int batch : new int[] {2, BATCH}) {
            list.add(geometry(batch, 1, 1, 1, 1, 1, 1, 1, plain));
            list.add(geometry(batch, 5, 7, 1, 3, 3, 2, 1, plain));
            list.add(geometry(batch, 5, 7, 3, 1, 1, 5, 1, plain));
            list.add(geometry(batch, 5, 7, 65, 1, 1, 17, 1, plain));
            list.add(geometry(batch, 5, 7, 65, 1, 1, 17, 1, stride(2, 3).withPadding(0, 0, 0, 0)));
            list.add(geometry(batch, 9, 8, 8, 3, 3, 16, 1, plain));
            list.add(geometry(batch, 9, 8, 9, 3, 2, 33, 1, plain));
            list.add(geometry(batch, 9, 8, 9, 3, 3, 10, 1, padded));
            list.add(geometry(batch, 6, 15, 33, 3, 3, 32, 1, padded));
            list.add(geometry(batch, 6, 15, 13, 2, 3, 65, 1, uneven));
            list.add(geometry(batch, 9, 9, 9, 3, 3, 7, 1, stride(2, 2)));
            list.add(geometry(batch, 9, 10, 9, 3, 3, 7, 1, stride(2, 3).withPadding(1, 2, 0, 1)));
            list.add(geometry(batch, 9, 9, 2, 3, 3, 7, 1, stride(3, 1).withPadding(1, 2, 2, 1)));
            list.add(geometry(batch, 9, 9, 9, 3, 3, 7, 1, plain.withDilation(2, 3)));
            list.add(geometry(batch, 9, 9, 2, 3, 2, 4, 1, padded.withDilation(2, 2)));
            list.add(
                    geometry(
                            batch,
                            9,
                            9,
                            9,
                            2,
                            3,
                            4,
                            1,
                            stride(2, 2).withDilation(2, 2).withPadding(3, 0, 1, 2)));
            list.add(geometry(batch, 6, 5, 4, 3, 3, 6, 2, padded));
            list.add(geometry(batch, 6, 5, 32, 3, 3, 48, 2, stride(2, 1).withPadding(1, 1, 1, 1)));
            list.add(geometry(batch, 6, 5, 5, 3, 3, 5, 5, padded));
            list.add(geometry(batch, 6, 5, 33, 2, 3, 33, 33, stride(2, 2)));
            list.add(geometry(batch, 6, 5, 3, 3, 3, 6, 3, padded));
            list.add(geometry(batch, 4, 4, 70, 4, 4, 3, 1, uneven.withStride(3, 3)));
            // Whole rows of the filter outside the image.
            list.add(geometry(batch, 2, 2, 1, 3, 3, 2, 1, plain.withPadding(4, 4, 4, 4)));
            list.add(geometry(batch, 2, 2, 12, 3, 3, 2, 1, plain.withPadding(4, 4, 4, 4)));
        }
        // More products in a filter row than one chain has, and more places than one block.
        list.add(geometry(1, 3, 4, 130, 2, 3, 3, 1, plain));
        list.add(geometry(1, 3, 600, 3, 1, 3, 3, 1, plain));
        return list;
    }

    private static List<Geometry> small() {
        var plain = Sliding.PLAIN;
        return List.of(
                geometry(1, 3, 3, 1, 2, 2, 1, 1, plain),
                geometry(2, 3, 4, 2, 2, 3, 2, 1, stride(2, 1).withPadding(1, 0, 1, 1)),
                geometry(1, 4, 4, 1, 2, 2, 2, 1, plain.withDilation(2, 2)),
                geometry(1, 3, 3, 4, 2, 2, 2, 2, plain),
                geometry(1, 3, 3, 2, 2, 2, 2, 2, stride(2, 2).withPadding(1, 1, 1, 1)));
    }

    /// Where nothing is padded: ∞ times a zero at the side may be counted or left out.
    private static List<Geometry> unpadded() {
        var plain = Sliding.PLAIN;
        return List.of(
                geometry(2, 5, 7, 1, 3, 3, 2, 1, plain),
                geometry(2, 9, 8, 8, 3, 3, 16, 1, plain),
                geometry(2, 9, 9, 9, 3, 3, 7, 1, stride(2, 2)),
                geometry(2, 6, 5, 33, 2, 3, 33, 33, plain));
    }

    private static List<Geometry> large() {
        var padded = Sliding.PLAIN.withPadding(1, 1, 1, 1);
        return List.of(
                geometry(5, 18, 17, 33, 3, 3, 35, 1, padded),
                geometry(33, 9, 9, 16, 3, 3, 17, 1, Sliding.PLAIN),
                geometry(9, 33, 33, 33, 3, 3, 33, 33, padded));
    }

    private static List<Geometry> rows() {
        var rows = new ArrayList<Geometry>();
        for (var geometry : geometries()) {
            if (geometry.input().hasBatch()) {
                rows.add(geometry);
            }
        }
        return rows;
    }

    private static List<Setting> each(
            List<Geometry> geometries, Function<Geometry, Setting> setting) {
        return geometries.stream().map(setting).toList();
    }

    /// NaN and infinities in one operand only.
    private static List<Setting> sprinkled(
            List<Geometry> geometries, Function<Geometry, Setting> setting, int operand) {
        var settings = new ArrayList<Setting>();
        for (var whole : each(geometries, setting)) {
            var operands = new ArrayList<>(whole.operands());
            var changed = operands.get(operand);
            operands.set(operand, changed.with(changed.values().sprinkled()));
            settings.add(new Setting(whole.op(), operands));
        }
        return settings;
    }

    private static PrimitiveCase entry(
            Class<? extends Op> op, Function<Geometry, Setting> setting) {
        return PrimitiveCase.of(op)
                // Sums of up to 1,300 products, one rounding each, on both sides of zero: the root
                // of that, four times.
                .within(145, Scale.TERMS)
                .settings(each(geometries(), setting))
                .gradient(each(small(), setting))
                .large(each(large(), setting));
    }

    private static PrimitiveCase convolution() {
        var op = new Convolution(Sliding.PLAIN, 1);
        return entry(Convolution.class, Geometry::forward)
                .rows(each(rows(), Geometry::forward))
                .special(sprinkled(unpadded(), Geometry::forward, 0))
                .special(sprinkled(unpadded(), Geometry::forward, 1))
                .example(
                        "by hand",
                        Setting.of(
                                op,
                                Operand.numbers(
                                        Values.given(1, 2, 3, 4, 5, 6, 7, 8, 9), 1, 3, 3, 1),
                                Operand.numbers(Values.given(1, 2, 3, 4), 2, 2, 1, 1)),
                        Shape.of(1, 2, 2, 1),
                        numbers(37, 47, 67, 77))
                .example(
                        "by hand: the same with zeros above and before, every second place",
                        Setting.of(
                                new Convolution(stride(2, 2).withPadding(1, 0, 1, 0), 1),
                                Operand.numbers(
                                        Values.given(1, 2, 3, 4, 5, 6, 7, 8, 9), 1, 3, 3, 1),
                                Operand.numbers(Values.given(1, 2, 3, 4), 2, 2, 1, 1)),
                        Shape.of(1, 2, 2, 1),
                        numbers(4, 18, 36, 77))
                .example(
                        "by hand: two channels by themselves",
                        Setting.of(
                                new Convolution(Sliding.PLAIN, 2),
                                Operand.numbers(Values.given(1, 2, 3, 4), 1, 1, 2, 2),
                                Operand.numbers(Values.given(5, 6, 7, 8), 1, 2, 1, 2)),
                        Shape.of(1, 1, 1, 2),
                        numbers(26, 44))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 5, 5), Shape.of(3, 3, 1, 1)),
                        "expected [batch, height, width, channels]")
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 5, 5, 3), Shape.of(3, 3, 2, 4)),
                        "third axis has length 2; expected the 3 input channels.")
                .refuses(
                        new Convolution(Sliding.PLAIN, 2),
                        List.of(Shape.of(BATCH, 5, 5, 3), Shape.of(3, 3, 3, 4)),
                        "in 2 groups from 3 to 4 channels")
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 2, 2, 3), Shape.of(3, 3, 3, 4)),
                        "A window of 3 by 3 doesn't fit into [batch, 2, 2, 3]");
    }

    private static PrimitiveCase inputGradient() {
        var op = new ConvolutionInputGradient(Sliding.PLAIN, 1, 3, 3);
        return entry(ConvolutionInputGradient.class, Geometry::toInput)
                .rows(each(rows(), Geometry::toInput))
                .special(sprinkled(unpadded(), Geometry::toInput, 0))
                .example(
                        "by hand",
                        Setting.of(
                                op,
                                Operand.numbers(Values.given(1, 10, 100, 1000), 1, 2, 2, 1),
                                Operand.numbers(Values.given(1, 2, 3, 4), 2, 2, 1, 1)),
                        Shape.of(1, 3, 3, 1),
                        numbers(1, 12, 20, 103, 1234, 2040, 300, 3400, 4000))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 3, 3, 1), Shape.of(2, 2, 1, 1)),
                        "expected the shape of its output")
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 2, 2), Shape.of(2, 2, 1, 1)),
                        "expected four axes");
    }

    private static PrimitiveCase filterGradient() {
        var op = new ConvolutionFilterGradient(Sliding.PLAIN, 1, 2, 2);
        return entry(ConvolutionFilterGradient.class, Geometry::toFilter)
                .special(sprinkled(unpadded(), Geometry::toFilter, 0))
                .special(sprinkled(unpadded(), Geometry::toFilter, 1))
                .without("the result has no rows of the batch", Facet.ROWS)
                .example(
                        "by hand",
                        Setting.of(
                                op,
                                Operand.numbers(
                                        Values.given(1, 2, 3, 4, 5, 6, 7, 8, 9), 1, 3, 3, 1),
                                Operand.numbers(Values.given(1, 2, 3, 4), 1, 2, 2, 1)),
                        Shape.of(2, 2, 1, 1),
                        numbers(37, 47, 67, 77))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 3, 3, 1), Shape.of(BATCH, 3, 3, 1)),
                        "expected the shape of its output")
                .refuses(
                        new ConvolutionFilterGradient(Sliding.PLAIN, 2, 2, 2),
                        List.of(Shape.of(BATCH, 3, 3, 1), Shape.of(BATCH, 2, 2, 2)),
                        "in 2 groups");
    }
}
