package io.thalweg.contract.primitive;

import static io.thalweg.contract.primitive.PrimitiveCase.numbers;
import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.Gru;
import io.thalweg.core.graph.GruGradient;
import io.thalweg.core.graph.Lstm;
import io.thalweg.core.graph.LstmGradient;
import io.thalweg.core.graph.Op;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Recurrences over time.
final class ScanCases {
    private static final Values ANY = Values.between(-1, 1);

    private ScanCases() {}

    static List<PrimitiveCase> all() {
        return List.of(lstm(), lstmGradient(), gru(), gruGradient());
    }

    /// @param step where the part of the upstream gradient begins that isn't zero, and how long it
    ///   is
    /// @param column the same along the innermost axis
    private record Geometry(int batch, int time, int hidden, int[] step, int[] column) {
        /// So small that neither states nor gradients grow from step to step.
        private Values weights() {
            return Values.between(-1 / Math.sqrt(hidden), 1 / Math.sqrt(hidden));
        }

        Setting lstm() {
            return Setting.of(
                    new Lstm(),
                    Operand.numbers(ANY, batch, time, 4 * hidden),
                    Operand.numbers(weights(), hidden, 4 * hidden),
                    Operand.numbers(ANY, batch, hidden),
                    Operand.numbers(ANY, batch, hidden));
        }

        Setting gru() {
            return Setting.of(
                    new Gru(),
                    Operand.numbers(ANY, batch, time, 3 * hidden),
                    Operand.numbers(weights(), hidden, 3 * hidden),
                    Operand.numbers(ANY, hidden),
                    Operand.numbers(ANY, batch, hidden));
        }

        private Setting gradient(Op op, int gates, int columns) {
            return Setting.of(
                    op,
                    Operand.numbers(ANY, batch, time, columns * hidden),
                    Operand.numbers(weights(), hidden, gates * hidden),
                    Operand.numbers(ANY, batch, hidden),
                    Operand.numbers(ANY, batch, step[1], column[1] * hidden));
        }

        Setting lstmGradient(boolean toState) {
            return gradient(new LstmGradient(step[0], column[0] * hidden, toState), 4, 6);
        }

        Setting gruGradient(boolean toState) {
            // Of a trace of five parts.
            int[] within = {Math.min(column[0], 4), Math.min(column[1], 5)};
            return new Geometry(batch, time, hidden, step, within)
                    .gradient(new GruGradient(step[0], within[0] * hidden, toState), 3, 5);
        }
    }

    private static Geometry geometry(int batch, int time, int hidden) {
        return new Geometry(batch, time, hidden, new int[] {0, time}, new int[] {0, 6});
    }

    /// With an upstream gradient of the last step's state only.
    private static Geometry last(int batch, int time, int hidden) {
        return new Geometry(batch, time, hidden, new int[] {time - 1, 1}, new int[] {5, 1});
    }

    private static List<Geometry> geometries() {
        var list = new ArrayList<Geometry>();
        for (int batch : new int[] {1, 5, BATCH}) {
            list.add(geometry(batch, 1, 1));
            list.add(geometry(batch, 3, 1));
            list.add(geometry(batch, 4, 3));
            list.add(last(batch, 4, 3));
            list.add(geometry(batch, 5, 16));
            list.add(last(batch, 5, 16));
            list.add(geometry(batch, 3, 35));
            list.add(last(batch, 3, 35));
        }
        return list;
    }

    /// Up to more units than a chain has products.
    private static List<Geometry> large() {
        return List.of(geometry(33, 4, 33), last(3, 2, 260), geometry(7, 3, 65));
    }

    private static List<Geometry> small() {
        return List.of(geometry(1, 1, 1), geometry(2, 3, 2), last(1, 2, 2));
    }

    private static List<Geometry> rows() {
        return geometries().stream().filter(g -> g.batch() == BATCH).toList();
    }

    private static List<Setting> each(
            List<Geometry> geometries, Function<Geometry, Setting> setting) {
        return geometries.stream().map(setting).toList();
    }

    private static PrimitiveCase entry(
            Class<? extends Op> op, Function<Geometry, Setting> setting) {
        return PrimitiveCase.of(op)
                // Each step rounds its sums of up to 1,040 products, on both sides of zero, of
                // which
                // the root stays, and a few products more; what the gates let through goes on to
                // the next, of which there are up to five.
                .within(100, Scale.ONE)
                .settings(each(geometries(), setting))
                .specialAsSettings()
                .gradient(each(small(), setting))
                .rows(each(rows(), setting))
                .large(each(large(), setting));
    }

    private static Operand given(int[] axes, double... elements) {
        return Operand.numbers(Values.given(elements), axes);
    }

    private static PrimitiveCase lstm() {
        return entry(Lstm.class, Geometry::lstm)
                .example(
                        "two steps of the formulas in PyTorch's documentation of torch.nn.LSTM,"
                                + " computed with NumPy",
                        Setting.of(
                                new Lstm(),
                                given(
                                        new int[] {1, 2, 4},
                                        numbers(0.5, -1, 2, 0.25, 1.5, 0.75, -0.5, -2)),
                                given(new int[] {1, 4}, 0.1, -0.2, 0.3, 0.4),
                                given(new int[] {1, 1}, 0.5),
                                given(new int[] {1, 1}, -1)),
                        Shape.of(1, 2, 6),
                        numbers(
                                0.6341355910108007,
                                0.24973989440488234,
                                0.9732261643446705,
                                0.610639233949222,
                                0.367417454509,
                                0.21478057994246647,
                                0.8207560290359929,
                                0.6697476375170155,
                                -0.40996223335062415,
                                0.1285223087820681,
                                -0.09040200255966713,
                                -0.01158712592457948))
                .refuses(
                        new Lstm(),
                        List.of(
                                Shape.of(BATCH, 3, 8),
                                Shape.of(2, 6),
                                Shape.of(BATCH, 2),
                                Shape.of(BATCH, 2)),
                        "expected [hidden, 4 · hidden]")
                .refuses(
                        new Lstm(),
                        List.of(
                                Shape.of(BATCH, 3, 9),
                                Shape.of(2, 8),
                                Shape.of(BATCH, 2),
                                Shape.of(BATCH, 2)),
                        "expected [batch, time, 8]")
                .refuses(
                        new Lstm(),
                        List.of(
                                Shape.of(BATCH, 3, 8),
                                Shape.of(2, 8),
                                Shape.of(BATCH, 2),
                                Shape.of(3, 2)),
                        "a state of shape [3, 2]: expected [batch, 2]");
    }

    private static PrimitiveCase lstmGradient() {
        return entry(LstmGradient.class, g -> g.lstmGradient(false))
                .settings(each(geometries(), g -> g.lstmGradient(true)))
                .gradient(each(small(), g -> g.lstmGradient(true)))
                .rows(each(rows(), g -> g.lstmGradient(true)))
                .example(
                        "a step of the derivatives of those formulas, computed with NumPy",
                        Setting.of(
                                new LstmGradient(0, 5, false),
                                given(new int[] {1, 1, 6}, 0.6, 0.3, -0.4, 0.8, 0.5, 0),
                                given(new int[] {1, 4}, 0.1, -0.2, 0.3, 0.4),
                                given(new int[] {1, 1}, 2),
                                given(new int[] {1, 1, 1}, 1.5)),
                        Shape.of(1, 1, 4),
                        numbers(
                                -0.09059877883767486,
                                0.39636965741482744,
                                0.4756435888977929,
                                0.11090811774240232))
                .example(
                        "the same, to the initial cell",
                        Setting.of(
                                new LstmGradient(0, 5, true),
                                given(new int[] {1, 1, 6}, 0.6, 0.3, -0.4, 0.8, 0.5, 0),
                                given(new int[] {1, 4}, 0.1, -0.2, 0.3, 0.4),
                                given(new int[] {1, 1}, 2),
                                given(new int[] {1, 1, 1}, 1.5)),
                        Shape.of(1, 1),
                        numbers(0.2831211838677339))
                .refuses(
                        new LstmGradient(0, 0, false),
                        List.of(
                                Shape.of(BATCH, 3, 10),
                                Shape.of(2, 8),
                                Shape.of(BATCH, 2),
                                Shape.of(BATCH, 3, 2)),
                        "expected [batch, time, 6 · hidden]")
                .refuses(
                        new LstmGradient(1, 10, false),
                        List.of(
                                Shape.of(BATCH, 3, 12),
                                Shape.of(2, 8),
                                Shape.of(BATCH, 2),
                                Shape.of(BATCH, 3, 2)),
                        "at step 1 and column 10");
    }

    private static PrimitiveCase gru() {
        return entry(Gru.class, Geometry::gru)
                .example(
                        "two steps of the formulas in PyTorch's documentation of torch.nn.GRU,"
                                + " computed with NumPy",
                        Setting.of(
                                new Gru(),
                                given(new int[] {1, 2, 3}, 0.5, -1, 2, 1.5, 0.75, -0.5),
                                given(new int[] {1, 3}, 0.1, -0.2, 0.3),
                                given(new int[] {1}, 0.7),
                                given(new int[] {1, 1}, 0.5)),
                        Shape.of(1, 2, 5),
                        numbers(
                                0.6341355910108007,
                                0.24973989440488234,
                                0.9876128564616925,
                                0.85,
                                0.8658364731784863,
                                0.8301349031361803,
                                0.6403382867181272,
                                0.28831062937875784,
                                0.9597509419535458,
                                0.6581225387329168))
                .refuses(
                        new Gru(),
                        List.of(
                                Shape.of(BATCH, 3, 6),
                                Shape.of(2, 6),
                                Shape.of(3),
                                Shape.of(BATCH, 2)),
                        "a bias of shape [3]: expected [2]")
                .refuses(
                        new Gru(),
                        List.of(
                                Shape.of(BATCH, 6),
                                Shape.of(2, 6),
                                Shape.of(2),
                                Shape.of(BATCH, 2)),
                        "expected [batch, time, 6]");
    }

    private static PrimitiveCase gruGradient() {
        return entry(GruGradient.class, g -> g.gruGradient(false))
                .settings(each(geometries(), g -> g.gruGradient(true)))
                .gradient(each(small(), g -> g.gruGradient(true)))
                .rows(each(rows(), g -> g.gruGradient(true)))
                .example(
                        "a step of the derivatives of those formulas, computed with NumPy",
                        Setting.of(
                                new GruGradient(0, 4, false),
                                given(new int[] {1, 1, 5}, 0.6, 0.3, -0.4, 0.8, 0),
                                given(new int[] {1, 3}, 0.1, -0.2, 0.3),
                                given(new int[] {1, 1}, 2),
                                given(new int[] {1, 1, 1}, 1.5)),
                        Shape.of(1, 1, 4),
                        numbers(
                                0.16934399999999997,
                                0.7559999999999999,
                                0.8819999999999998,
                                0.5291999999999999))
                .example(
                        "the same, to the initial state",
                        Setting.of(
                                new GruGradient(0, 4, true),
                                given(new int[] {1, 1, 5}, 0.6, 0.3, -0.4, 0.8, 0),
                                given(new int[] {1, 3}, 0.1, -0.2, 0.3),
                                given(new int[] {1, 1}, 2),
                                given(new int[] {1, 1, 1}, 1.5)),
                        Shape.of(1, 1),
                        numbers(0.4744943999999999))
                .refuses(
                        new GruGradient(0, 0, false),
                        List.of(
                                Shape.of(BATCH, 3, 12),
                                Shape.of(2, 6),
                                Shape.of(BATCH, 2),
                                Shape.of(BATCH, 3, 2)),
                        "expected [batch, time, 5 · hidden]");
    }
}
