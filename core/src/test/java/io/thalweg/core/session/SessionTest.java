package io.thalweg.core.session;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {
    private final Graph graph = new Graph();
    private final Node x = graph.placeholder("x", Shape.of(BATCH, 1));
    private final Node y = graph.placeholder("y", Shape.of(BATCH, 1));
    private final Node w = graph.variable("w", InitialValue.zeros(1, 1));
    private final Node b = graph.variable("b", InitialValue.zeros(1));
    private final Node loss = x.matmul(w).plus(b).minus(y).square().mean();

    private Node step(double learningRate) {
        var gradients = Gradients.of(loss, List.of(w, b));
        return loss.after(
                List.of(
                        w.assign(w.minus(gradients.get(0).times(learningRate))),
                        b.assign(b.minus(gradients.get(1).times(learningRate)))));
    }

    /// y = 3x − 1 without noise has its least squares at w = 3, b = −1. The slower of the two modes
    /// of this data shrinks by about 0.97 a step, so 1,000 steps leave less than float32 can show;
    /// 1e-5 is a few roundings.
    @ParameterizedTest
    @EnumSource(Precision.class)
    void gradientDescentFindsTheLine(Precision precision) {
        var step = step(0.05);
        try (var session = new Session(graph, Options.DEFAULT.withPrecision(precision))) {
            for (int i = 0; i < 1000; i++) {
                session.run(step, feed(x, -1, 0, 1, 2), feed(y, -4, -1, 2, 5));
            }
            assertThat(session.value(w).item()).isCloseTo(3, within(1e-5));
            assertThat(session.value(b).item()).isCloseTo(-1, within(1e-5));
            assertThat(session.step()).isEqualTo(1000);
        }
    }

    @Test
    void theBatchMayChangeBetweenRuns() {
        try (var session = new Session(graph)) {
            assertThat(session.run(loss, feed(x, 1, 2), feed(y, 1, 3)).item()).isEqualTo(5);
            assertThat(session.run(loss, feed(x, 1), feed(y, 4)).item()).isEqualTo(16);
            assertThat(session.run(loss, feed(x, 1, 2, 3), feed(y, 0, 0, 3)).item()).isEqualTo(3);
        }
    }

    @Test
    void aRunSeesVariablesAsTheyWereAtItsStart() {
        var graph = new Graph();
        var first = graph.variable("first", InitialValue.constant(1));
        var second = graph.variable("second", InitialValue.constant(2));
        try (var session = new Session(graph)) {
            session.run(List.of(first.assign(second), second.assign(first)));
            assertThat(session.value(first).item()).isEqualTo(2);
            assertThat(session.value(second).item()).isEqualTo(1);
        }
    }

    @Test
    void feedingErrorsNameThePlaceholder() {
        try (var session = new Session(graph)) {
            assertThatThrownBy(() -> session.run(loss, feed(x, 1)))
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("'y' [batch, 1]");
            assertThatThrownBy(() -> session.run(loss, feed(x, 1, 2), feed(y, 1)))
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("'y'")
                    .hasMessageContaining("'x'");
            assertThatThrownBy(() -> session.run(loss, feed(x, 1), feed(y, new int[] {1})))
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("float[]");
            assertThatThrownBy(() -> session.run(loss, feed(x), feed(y)))
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("0 elements");
        }
    }
}
