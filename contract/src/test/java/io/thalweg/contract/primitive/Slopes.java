package io.thalweg.contract.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Node;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Compares gradients with central differences, both in double precision.
///
/// The slope along an element is (8 (f₁ − f₋₁) − (f₂ − f₋₂)) / 12 h, fₖ at k h from the element
/// (Abramowitz and Stegun 25.3.6): off by h⁴/30 times the fifth derivative, and by about 2⁻⁵³ f / h
/// from rounding. With h = 10⁻³ and values below 100 that is 10⁻¹¹ for either.
public final class Slopes {
    private static final double STEP = 1e-3;

    /// A hundred times the two errors above, relative to slopes above 1: fifth derivatives of the
    /// functions under test reach 10³ where their values are 1.
    private static final double TOLERANCE = 1e-8;

    private Slopes() {}

    /// Sums the elements of a node, each with a factor of its own, so that no two of them can stand
    /// in for each other.
    public static Node weighed(Node node, int stream) {
        var shape = node.shape();
        var factors = new double[shape.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = 0.5 + CounterRandom.uniform(5, stream, 0, i);
        }
        return node.times(node.graph().constant(Tensor.ofDoubles(shape, factors))).sum();
    }

    /// Checks the gradient of a number by some variables.
    ///
    /// @param value one number
    public static void check(Node value, List<Node> variables, long seed, Feed... feeds) {
        check(value, Gradients.of(value, variables), variables, seed, feeds);
    }

    /// Checks the gradient of the gradient: of a weighed sum of the first gradients' elements.
    public static void checkSecond(Node value, List<Node> variables, long seed, Feed... feeds) {
        check(sumOfGradients(value, variables), variables, seed, feeds);
    }

    /// The weighed sum of the elements of all gradients.
    public static Node sumOfGradients(Node value, List<Node> variables) {
        var gradients = Gradients.of(value, variables);
        var sum = weighed(gradients.get(0), 100);
        for (int i = 1; i < gradients.size(); i++) {
            sum = sum.plus(weighed(gradients.get(i), 100 + i));
        }
        return sum;
    }

    private static void check(
            Node value, List<Node> gradients, List<Node> variables, long seed, Feed... feeds) {
        var options = Options.DEFAULT.withPrecision(Precision.REFERENCE).withSeed(seed);
        try (var session = new Session(value.graph(), options)) {
            var computed = session.run(gradients, feeds);
            for (int v = 0; v < variables.size(); v++) {
                var variable = variables.get(v);
                assertThat(gradients.get(v).shape()).isEqualTo(variable.shape());
                var expected = slopes(session, value, variable, feeds);
                for (int i = 0; i < expected.size(); i++) {
                    double slope = expected.get(i);
                    assertThat(Math.abs(computed.get(v).at(i) - slope))
                            .as(
                                    "gradient of %s by %s, element %s: is %s, slope %s",
                                    value.label(),
                                    variable.label(),
                                    i,
                                    computed.get(v).at(i),
                                    slope)
                            .isLessThanOrEqualTo(TOLERANCE * Math.max(1, Math.abs(slope)));
                }
            }
        }
    }

    private static List<Double> slopes(Session session, Node value, Node variable, Feed... feeds) {
        var here = session.value(variable);
        var slopes = new ArrayList<Double>();
        for (int i = 0; i < here.size(); i++) {
            var at = new double[5];
            for (int k = -2; k <= 2; k++) {
                if (k != 0) {
                    var moved = here.doubles();
                    moved[i] += k * STEP;
                    session.assign(variable, Tensor.ofDoubles(here.shape(), moved));
                    at[k + 2] = session.run(value, feeds).item();
                }
            }
            slopes.add((8 * (at[3] - at[1]) - (at[4] - at[0])) / (12 * STEP));
        }
        session.assign(variable, here);
        return slopes;
    }
}
