package io.thalweg.contract.primitive;

import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.contract.primitive.PrimitiveCase.Scale;
import io.thalweg.core.graph.Attention;
import io.thalweg.core.graph.AttentionGradient;
import io.thalweg.core.graph.Op;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The primitives of attention.
final class AttendingCases {
    private static final Values ANY = Values.between(-1, 1);

    private AttendingCases() {}

    static List<PrimitiveCase> all() {
        return List.of(attention(), attentionGradient());
    }

    private record Geometry(int batch, int time, int heads, int part, boolean causal) {
        private int width() {
            return heads * part;
        }

        Setting attention() {
            return Setting.of(
                    new Attention(heads, causal), Operand.numbers(ANY, batch, time, 3 * width()));
        }

        Setting gradient() {
            return Setting.of(
                    new AttentionGradient(heads, causal),
                    Operand.numbers(ANY, batch, time, 3 * width()),
                    Operand.numbers(ANY, batch, time, width()));
        }
    }

    private static List<Geometry> geometries() {
        var list = new ArrayList<Geometry>();
        for (int batch : new int[] {1, 3, BATCH}) {
            for (boolean causal : new boolean[] {false, true}) {
                list.add(new Geometry(batch, 1, 1, 1, causal));
                list.add(new Geometry(batch, 5, 1, 3, causal));
                list.add(new Geometry(batch, 4, 3, 2, causal));
                list.add(new Geometry(batch, 35, 2, 17, causal));
            }
        }
        return list;
    }

    /// More than one block of queries, the last one whole and not.
    private static List<Geometry> large() {
        return List.of(
                new Geometry(2, 128, 2, 32, false),
                new Geometry(3, 70, 2, 33, true),
                new Geometry(1, 131, 1, 16, false));
    }

    private static List<Geometry> small() {
        return List.of(
                new Geometry(1, 1, 1, 1, false),
                new Geometry(2, 3, 2, 2, false),
                new Geometry(1, 3, 1, 2, true));
    }

    private static List<Setting> each(
            List<Geometry> geometries, Function<Geometry, Setting> setting) {
        return geometries.stream().map(setting).toList();
    }

    private static PrimitiveCase entry(
            Class<? extends Op> op, Function<Geometry, Setting> setting) {
        var rows = geometries().stream().filter(g -> g.batch() == BATCH).toList();
        return PrimitiveCase.of(op)
                // Sums of up to 33 products make a score, an exponential two units, sums over up
                // to 131 keys a share and what it mixes; the gradient has three such sums in turn.
                .within(200, Scale.ONE)
                .settings(each(geometries(), setting))
                .specialAsSettings()
                .gradient(each(small(), setting))
                .rows(each(rows, setting))
                .large(each(large(), setting));
    }

    private static Operand given(int[] axes, double... elements) {
        return Operand.numbers(Values.given(elements), axes);
    }

    private static PrimitiveCase attention() {
        double ln3 = Math.log(3);
        return entry(Attention.class, Geometry::attention)
                .example(
                        "by hand: scores 0 and 0 share evenly; scores ln 3 and 0 share 3 to 1",
                        Setting.of(
                                new Attention(1, false),
                                given(new int[] {1, 2, 3}, 0, ln3, 4, 1, 0, 8)),
                        Shape.of(1, 2, 1),
                        6,
                        5)
                .example(
                        "by hand: the first step sees itself alone",
                        Setting.of(
                                new Attention(1, true),
                                given(new int[] {1, 2, 3}, 0, ln3, 4, 1, 0, 8)),
                        Shape.of(1, 2, 1),
                        4,
                        5)
                .refuses(new Attention(2, false), List.of(Shape.of(4, 3, 9)), "2 heads")
                .refuses(
                        new Attention(1, false),
                        List.of(Shape.of(4, 6)),
                        "[batch, time, 3 · width]");
    }

    private static PrimitiveCase attentionGradient() {
        double ln3 = Math.log(3);
        // Shares 1/2, 1/2 and 3/4, 1/4; upstream 2 and 4. Gradients of shares: 8, 16 and 16, 32;
        // their means 12 and 20; gradients of scores -2, 2 and -3, 3. To queries: dS K, to keys:
        // dSᵀ Q, to values: Pᵀ U.
        return entry(AttentionGradient.class, Geometry::gradient)
                .example(
                        "by hand, the example of attention with the upstream gradient 2, 4",
                        Setting.of(
                                new AttentionGradient(1, false),
                                given(new int[] {1, 2, 3}, 0, ln3, 4, 1, 0, 8),
                                given(new int[] {1, 2, 1}, 2, 4)),
                        Shape.of(1, 2, 3),
                        -2 * ln3,
                        -3,
                        4,
                        -3 * ln3,
                        3,
                        2)
                .refuses(
                        new AttentionGradient(1, false),
                        List.of(Shape.of(2, 2, 3), Shape.of(2, 2, 3)),
                        "upstream");
    }
}
