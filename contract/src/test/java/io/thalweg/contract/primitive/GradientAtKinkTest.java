package io.thalweg.contract.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Where there is no slope, or where its usual formula breaks down, a definition says what the
/// gradient is. These are the definitions, computed by hand.
class GradientAtKinkTest {
    private final Graph graph = new Graph();
    private final Node x = graph.variable("x", InitialValue.zeros());

    private double gradient(UnaryOperator<Node> function, double at) {
        return value(Gradients.of(function.apply(x), List.of(x)).get(0), at);
    }

    private double value(Node node, double at) {
        try (var session = new Session(graph, Options.DEFAULT.withPrecision(Precision.REFERENCE))) {
            session.assign(x, Tensor.ofDoubles(Shape.scalar(), at));
            return session.run(node).item();
        }
    }

    @Test
    void kinks() {
        assertThat(gradient(Node::abs, 0)).isEqualTo(0);
        assertThat(gradient(Functions::relu, 0)).isEqualTo(0);
        assertThat(gradient(Functions::softplus, 0)).isEqualTo(0.5);
        assertThat(gradient(Node::sqrt, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(gradient(node -> node.stopGradient().times(node), 3)).isEqualTo(3);
    }

    @Test
    void aTieOfTwoGoesToTheSecond() {
        var y = graph.variable("y", InitialValue.zeros());
        for (var node : List.of(x.maximum(y), x.minimum(y))) {
            var gradients = Gradients.of(node, List.of(x, y));
            assertThat(value(gradients.get(0), 0)).isEqualTo(0);
            assertThat(value(gradients.get(1), 0)).isEqualTo(1);
        }
    }

    @Test
    void aTieOfSeveralIsShared() {
        var several = graph.variable("several", InitialValue.ones(4));
        var gradient = Gradients.of(several.max(), List.of(several)).get(0);
        assertThat(value(gradient.sum(), 0)).isEqualTo(1);
        assertThat(value(gradient.max(), 0)).isEqualTo(0.25);
    }

    /// d/dx x³ = 3x², d²/dx² = 6x, also at and below 0; d/dx x⁰ = 0.
    @Test
    void powersOfZeroAndBelow() {
        for (double at : new double[] {-2, 0, 2}) {
            assertThat(gradient(node -> node.power(3), at)).isEqualTo(3 * at * at);
            assertThat(second(x.power(3), at)).isEqualTo(6 * at);
        }
        var exponent = graph.variable("exponent", InitialValue.constant(3));
        for (double at : new double[] {-2, 0, 2}) {
            assertThat(gradient(node -> node.power(exponent), at)).isEqualTo(3 * at * at);
            assertThat(second(x.power(exponent), at)).isEqualTo(6 * at);
        }
        var none = graph.variable("none", InitialValue.zeros());
        assertThat(gradient(node -> node.power(none), 0)).isEqualTo(0);
    }

    private double second(Node node, double at) {
        var first = Gradients.of(node, List.of(x)).get(0);
        return value(Gradients.of(first, List.of(x)).get(0), at);
    }

    /// The gradient by the exponent, xʸ log x, is taken as 0 where x ≤ 0; so is its own gradient.
    @Test
    void theExponentOfZeroHasNoGradient() {
        var y = graph.variable("y", InitialValue.constant(3));
        var byExponent = Gradients.of(x.power(y), List.of(y)).get(0);
        for (double at : new double[] {-2, 0}) {
            assertThat(value(byExponent, at)).isEqualTo(0);
            assertThat(value(Gradients.of(byExponent, List.of(x)).get(0), at)).isEqualTo(0);
        }
    }
}
