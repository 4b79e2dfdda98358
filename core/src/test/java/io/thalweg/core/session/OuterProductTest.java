package io.thalweg.core.session;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Products over a batch of one row, which are computed in the loops that use them.
class OuterProductTest {
    private static float[] numbers(int length, double shift) {
        var numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) Math.sin(i + shift);
        }
        // Zeros of either sign, and products that vanish: +0 unless what vanished was negative.
        numbers[0] = -0f;
        if (length > 2) {
            numbers[1] = 1e-30f;
            numbers[2] = -1e-30f;
        }
        return numbers;
    }

    /// The update of a matrix by the product of two rows, as a step at batch 1 has it: bit by bit
    /// what the chain of one fused multiply-add gives that the product is defined by, and no
    /// product in the plan.
    @ParameterizedTest
    @CsvSource({"30, 40", "5, 16", "1, 700", "700, 1", "33, 17", "3, 10", "1, 1"})
    void givesTheBitsOfTheProduct(int rows, int columns) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(BATCH, rows));
        var y = graph.placeholder("y", Shape.of(BATCH, columns));
        var kept = graph.variable("kept", InitialValue.constant(0, rows, columns));
        var product = graph.apply(new MatMul(true, false), x, y);
        var update = kept.assign(product.plus(kept));
        var left = numbers(rows, 0.3);
        var right = numbers(columns, 0.7);
        var expected = new float[rows * columns];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Math.fma(left[i / columns], right[i % columns], 0f);
        }
        try (var session = new Session(graph)) {
            assertThat(session.run(product, feed(x, left), feed(y, right)).floats())
                    .isEqualTo(expected);
            session.run(update, feed(x, left), feed(y, right));
            for (int i = 0; i < expected.length; i++) {
                expected[i] += 0f;
            }
            assertThat(session.value(kept).floats()).isEqualTo(expected);
            boolean isShort = columns > 1 && columns < 16;
            assertThat(session.explain(1, update).contains("matmul")).isEqualTo(isShort);
            assertThat(session.explain(2, update)).contains("matmul");
        }
    }

    /// Sides that are stored transposed, and one that is a repeated number.
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void readsEitherSideAsItIsStored(boolean leftTransposed, boolean rightTransposed) {
        int rows = 23;
        int columns = 37;
        var graph = new Graph();
        var left = graph.placeholder("x", leftTransposed ? Shape.of(1, rows) : Shape.of(rows, 1));
        var right =
                graph.placeholder(
                        "y", rightTransposed ? Shape.of(columns, 1) : Shape.of(1, columns));
        var number = graph.placeholder("z", Shape.of(1, 1));
        var op = new MatMul(leftTransposed, rightTransposed);
        Node product = graph.apply(op, left, right);
        Node repeated = graph.apply(op, number.broadcastTo(left.shape()), right);
        var x = numbers(rows, 1.1);
        var y = numbers(columns, 2.2);
        try (var session = new Session(graph)) {
            var found =
                    session.run(
                            List.of(product, repeated),
                            feed(left, x),
                            feed(right, y),
                            feed(number, 3f));
            for (int i = 0; i < rows * columns; i++) {
                assertThat(found.get(0).floats()[i])
                        .isEqualTo(Math.fma(x[i / columns], y[i % columns], 0f));
                assertThat(found.get(1).floats()[i]).isEqualTo(Math.fma(3f, y[i % columns], 0f));
            }
        }
    }

    /// Rows of a matrix whose factor is 0 stay as they are, in place or written elsewhere; all
    /// others change as ever.
    @ParameterizedTest
    @CsvSource({"30, 40", "700, 33", "5, 16"})
    void rowsWithoutAFactorStay(int rows, int columns) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(BATCH, rows));
        var y = graph.placeholder("y", Shape.of(BATCH, columns));
        var start = InitialValue.uniform(-1, 1, rows, columns);
        var kept = graph.variable("kept", start);
        var product = graph.apply(new MatMul(true, false), x, y);
        var changed = kept.minus(product.times(0.1));
        var update = kept.assign(changed);
        var left = numbers(rows, 0.3);
        for (int i = 0; i < rows; i += 2) {
            left[i] = i % 4 == 0 ? 0f : -0f;
        }
        var right = numbers(columns, 0.7);
        try (var session = new Session(graph)) {
            var before = session.value(kept).floats();
            var expected = new float[rows * columns];
            for (int i = 0; i < expected.length; i++) {
                float term = Math.fma(left[i / columns], right[i % columns], 0f) * 0.1f;
                expected[i] = before[i] - term;
            }
            assertThat(session.run(changed, feed(x, left), feed(y, right)).floats())
                    .isEqualTo(expected);
            assertThat(session.value(kept).floats()).isEqualTo(before);
            var both = session.run(List.of(changed, update), feed(x, left), feed(y, right));
            assertThat(both.get(0).floats()).isEqualTo(expected);
            assertThat(session.value(kept).floats()).isEqualTo(expected);
            session.assign(kept, Tensor.of(Shape.of(rows, columns), before));
            session.run(update, feed(x, left), feed(y, right));
            assertThat(session.value(kept).floats()).isEqualTo(expected);
        }
    }
}
