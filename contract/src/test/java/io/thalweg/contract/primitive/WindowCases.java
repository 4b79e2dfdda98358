package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.MaximumPool;
import io.thalweg.core.graph.MaximumPoolGather;
import io.thalweg.core.graph.MaximumPoolGradient;
import io.thalweg.core.graph.MeanPool;
import io.thalweg.core.graph.MeanPoolGradient;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Windows that go over images.
final class WindowCases {
    private static final Values ANY = Values.between(-2, 2);

    /// Few different numbers, so that many windows have their largest several times.
    private static final Values TIES = Values.integers(-2, 2);

    /// In small images all elements differ, so that which is largest doesn't change by a step.
    private static final Values APART = Values.apart();

    private static final Values IMAGE = Values.given(1, 3, 3, 0, 2, 5, 4, 5, 5);

    private WindowCases() {}

    static List<PrimitiveCase> all() {
        return List.of(
                maximumPool(),
                maximumPoolGradient(),
                maximumPoolGather(),
                meanPool(),
                meanPoolGradient());
    }

    private record Geometry(Shape image, int height, int width, Sliding sliding) {
        Shape places() {
            return new MeanPool(height, width, sliding).shape(List.of(image));
        }

        Setting maximum(Values values) {
            return Setting.of(
                    new MaximumPool(height, width, sliding), Operand.numbers(values, image.axes()));
        }

        Setting maximumGradient(Values values) {
            return Setting.of(
                    new MaximumPoolGradient(height, width, sliding),
                    Operand.numbers(values, image.axes()),
                    Operand.numbers(Values.between(0.5, 2), places().axes()));
        }

        Setting gather(Values values) {
            return Setting.of(
                    new MaximumPoolGather(height, width, sliding),
                    Operand.numbers(values, image.axes()),
                    Operand.numbers(ANY, image.axes()));
        }

        Setting mean() {
            return Setting.of(
                    new MeanPool(height, width, sliding), Operand.numbers(ANY, image.axes()));
        }

        Setting meanGradient() {
            return Setting.of(
                    new MeanPoolGradient(height, width, sliding, image.axis(1), image.axis(2)),
                    Operand.numbers(ANY, places().axes()));
        }
    }

    private static Geometry geometry(
            int batch, int height, int width, int channels, int down, int across, Sliding sliding) {
        return new Geometry(Shape.of(batch, height, width, channels), down, across, sliding);
    }

    private static Sliding stride(int height, int width) {
        return Sliding.PLAIN.withStride(height, width);
    }

    private static List<Geometry> geometries() {
        var list = new ArrayList<Geometry>();
        for (int batch : new int[] {2, BATCH}) {
            for (int channels : new int[] {1, 3, 16, 35}) {
                list.add(geometry(batch, 1, 1, channels, 1, 1, Sliding.PLAIN));
                list.add(geometry(batch, 4, 6, channels, 2, 2, stride(2, 2)));
                list.add(geometry(batch, 5, 7, channels, 2, 2, stride(2, 2)));
                list.add(geometry(batch, 5, 7, channels, 2, 3, Sliding.PLAIN));
                list.add(geometry(batch, 5, 7, channels, 1, 2, stride(2, 3)));
                list.add(
                        geometry(
                                batch, 5, 7, channels, 3, 3, stride(2, 2).withPadding(1, 1, 1, 1)));
                list.add(
                        geometry(
                                batch, 4, 4, channels, 3, 4, stride(1, 2).withPadding(0, 2, 3, 1)));
            }
        }
        return list;
    }

    private static List<Geometry> rows() {
        return geometries().stream().filter(g -> g.image().hasBatch()).toList();
    }

    private static List<Geometry> small() {
        return List.of(
                geometry(1, 4, 4, 1, 2, 2, stride(2, 2)),
                geometry(2, 3, 3, 2, 2, 2, Sliding.PLAIN),
                geometry(1, 4, 3, 2, 3, 2, stride(2, 1).withPadding(1, 2, 1, 0)));
    }

    private static List<Geometry> large() {
        return List.of(
                geometry(9, 40, 40, 33, 2, 2, stride(2, 2)),
                geometry(9, 30, 31, 17, 3, 3, stride(2, 2).withPadding(1, 1, 1, 1)));
    }

    private static List<Setting> each(
            List<Geometry> geometries, Function<Geometry, Setting> setting) {
        return geometries.stream().map(setting).toList();
    }

    private static Operand image() {
        return Operand.numbers(IMAGE, 1, 3, 3, 1);
    }

    private static PrimitiveCase maximumPool() {
        var op = new MaximumPool(2, 2, Sliding.PLAIN);
        return PrimitiveCase.of(MaximumPool.class)
                .within(0, Scale.RESULT)
                .example(
                        "by hand",
                        Setting.of(op, image()),
                        Shape.of(1, 2, 2, 1),
                        numbers(3, 5, 5, 5))
                .example(
                        "by hand: what lies outside isn't 0 but nothing",
                        Setting.of(
                                new MaximumPool(2, 2, stride(2, 2).withPadding(1, 1, 1, 1)),
                                Operand.numbers(
                                        Values.given(-1, -2, -3, -4, -5, -6, -7, -8, -9),
                                        1,
                                        3,
                                        3,
                                        1)),
                        Shape.of(1, 2, 2, 1),
                        numbers(-1, -2, -4, -5))
                .settings(each(geometries(), g -> g.maximum(ANY)))
                .specialAsSettings()
                .gradient(each(small(), g -> g.maximum(APART)))
                .rows(each(rows(), g -> g.maximum(ANY)))
                .large(each(large(), g -> g.maximum(ANY)))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 5, 5)),
                        "expected [batch, height, width, channels]")
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 1, 5, 2)),
                        "A window of 2 by 2 doesn't fit into [batch, 1, 5, 2]")
                .refuses(
                        new MaximumPool(2, 2, Sliding.PLAIN.withPadding(2, 0, 0, 0)),
                        List.of(Shape.of(BATCH, 5, 5, 2)),
                        "expected less padding than window");
    }

    private static PrimitiveCase maximumPoolGradient() {
        var op = new MaximumPoolGradient(2, 2, Sliding.PLAIN);
        return PrimitiveCase.of(MaximumPoolGradient.class)
                // Up to nine windows meet in an element, all gradients positive.
                .within(9, Scale.RESULT)
                .example(
                        "by hand: the first of equal ones gets it",
                        Setting.of(
                                op,
                                image(),
                                Operand.numbers(Values.given(1, 10, 100, 1000), 1, 2, 2, 1)),
                        Shape.of(1, 3, 3, 1),
                        numbers(0, 1, 0, 0, 0, 1010, 0, 100, 0))
                .settings(each(geometries(), g -> g.maximumGradient(TIES)))
                .specialAsSettings()
                .gradient(each(small(), g -> g.maximumGradient(APART)))
                .rows(each(rows(), g -> g.maximumGradient(TIES)))
                .large(each(large(), g -> g.maximumGradient(TIES)))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 3, 3, 1), Shape.of(BATCH, 3, 3, 1)),
                        "expected one number for each of the places [batch, 2, 2, 1]");
    }

    private static PrimitiveCase maximumPoolGather() {
        var op = new MaximumPoolGather(2, 2, Sliding.PLAIN);
        return PrimitiveCase.of(MaximumPoolGather.class)
                .within(0, Scale.RESULT)
                .example(
                        "by hand: of equal ones, the first counts",
                        Setting.of(
                                op,
                                image(),
                                Operand.numbers(
                                        Values.given(10, 11, 12, 13, 14, 15, 16, 17, 18),
                                        1,
                                        3,
                                        3,
                                        1)),
                        Shape.of(1, 2, 2, 1),
                        numbers(11, 15, 17, 15))
                .settings(each(geometries(), g -> g.gather(TIES)))
                .specialAsSettings()
                .gradient(each(small(), g -> g.gather(APART)))
                .rows(each(rows(), g -> g.gather(TIES)))
                .large(each(large(), g -> g.gather(TIES)))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 3, 3, 1), Shape.of(BATCH, 3, 3, 2)),
                        "expected equal shapes");
    }

    private static PrimitiveCase meanPool() {
        var op = new MeanPool(2, 2, Sliding.PLAIN);
        return PrimitiveCase.of(MeanPool.class)
                // Up to twelve elements are added, and the sum divided.
                .within(13, Scale.TERMS)
                .example(
                        "by hand",
                        Setting.of(op, image()),
                        Shape.of(1, 2, 2, 1),
                        numbers(1.5, 3.25, 2.75, 4.25))
                .example(
                        "by hand: what lies outside isn't counted",
                        Setting.of(
                                new MeanPool(2, 2, stride(2, 2).withPadding(1, 1, 1, 1)), image()),
                        Shape.of(1, 2, 2, 1),
                        numbers(1, 3, 2, 4.25))
                .settings(each(geometries(), Geometry::mean))
                .specialAsSettings()
                .gradient(each(small(), Geometry::mean))
                .rows(each(rows(), Geometry::mean))
                .large(each(large(), Geometry::mean))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 5, BATCH, 2)),
                        "expected [batch, height, width, channels]");
    }

    private static PrimitiveCase meanPoolGradient() {
        var op = new MeanPoolGradient(2, 2, Sliding.PLAIN, 3, 3);
        return PrimitiveCase.of(MeanPoolGradient.class)
                // Up to twelve windows meet in an element, each share rounded before.
                .within(24, Scale.TERMS)
                .example(
                        "by hand",
                        Setting.of(op, Operand.numbers(Values.given(4, 40, 400, 4000), 1, 2, 2, 1)),
                        Shape.of(1, 3, 3, 1),
                        numbers(1, 11, 10, 101, 1111, 1010, 100, 1100, 1000))
                .settings(each(geometries(), Geometry::meanGradient))
                .specialAsSettings()
                .gradient(each(small(), Geometry::meanGradient))
                .rows(each(rows(), Geometry::meanGradient))
                .large(each(large(), Geometry::meanGradient))
                .refuses(
                        op,
                        List.of(Shape.of(BATCH, 3, 3, 1)),
                        "expected one number for each of the places [batch, 2, 2, 1]");
    }
}
