package io.thalweg.learn.nn;

import static io.thalweg.core.session.Feed.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.learn.optim.Optimizers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The layers of networks for tables: what they compute, and that they learn what they should.
class TableLayersTest {
    private static final float[] ROWS = {0.3f, -1.2f, 2.5f, 0, 1.4f, -0.6f};
    private static final int FEATURES = 3;

    static Stream<Layer> layers() {
        return Stream.of(
                new FeatureScale(),
                new ScaledDense(4, ScaledDense.Start.NORMAL),
                new ParametricActivation(Activations.selu()),
                new ParametricActivation(Activations.mish()),
                new PeriodicEmbedding(List.of(0, 2), 3),
                new PiecewiseLinearEmbedding(
                        List.of(0, 2), List.of(List.of(-1.0, 0.5, 2.0), List.of(-1.0, 3.0))),
                new NearestNeighbours(
                        Tensor.of(Shape.of(2, FEATURES), 1, 0, -1, 0.5f, 2, -0.5f),
                        Tensor.of(Shape.of(2, 2), 0, 1, 1, 0),
                        true,
                        Tensor.of(Shape.of(2), 1, 2),
                        0.7,
                        false),
                new Sequential(
                        List.of(
                                new Members(2, Activations.tanh()),
                                new MemberDense(3, Activations.tanh()))));
    }

    private static Node input(Graph graph) {
        return graph.placeholder("x", Shape.of(Shape.BATCH, FEATURES));
    }

    private static float[] run(Layer layer, String variable, Tensor value) {
        var graph = new Graph();
        var x = input(graph);
        var output = Site.inference(graph).add(layer, x);
        try (var session = new Session(graph)) {
            session.assign(Objects.requireNonNull(graph.find(variable)), value);
            return session.run(output, feed(x, ROWS)).floats();
        }
    }

    @Test
    void aFeatureScaleMultipliesEachFeature() {
        var scaled =
                run(new FeatureScale(), "feature_scale_1/scale", Tensor.of(Shape.of(3), 2, 0, -1));
        assertThat(scaled).containsExactly(0.6f, -0f, -2.5f, 0, 0, 0.6f);
    }

    /// x · W / √3, with W all ones.
    @Test
    void aScaledDenseLayerDividesByTheRootOfItsInputs() {
        var ones = new float[FEATURES];
        Arrays.fill(ones, 1);
        var sums =
                run(
                        new ScaledDense(1, ScaledDense.Start.NORMAL),
                        "scaled_dense_1/weights",
                        Tensor.of(Shape.of(FEATURES, 1), ones));
        assertThat(sums[0]).isCloseTo((float) (1.6 / Math.sqrt(3)), within(1e-6f)); // float32
        assertThat(sums[1]).isCloseTo((float) (0.8 / Math.sqrt(3)), within(1e-6f));
    }

    /// At 1 the activation itself, at 0 the input, at ½ the mean of both.
    @Test
    void aParametricActivationGoesFromTheInputToTheActivation() {
        var mixed =
                run(
                        new ParametricActivation(Activations.relu()),
                        "parametric_activation_1/share",
                        Tensor.of(Shape.of(3), 1, 0, 0.5f));
        assertThat(mixed).containsExactly(0.3f, -1.2f, 2.5f, 0, 1.4f, -0.3f);
    }

    /// The features first, as they are; then √(2/2) cos(2π w x + b) of the third alone.
    @Test
    void aPeriodicEmbeddingPutsCosinesBehindTheFeatures() {
        var graph = new Graph();
        var x = input(graph);
        var output = Site.inference(graph).add(new PeriodicEmbedding(List.of(2), 2), x);
        try (var session = new Session(graph)) {
            var name = "periodic_embedding_1/";
            session.assign(
                    Objects.requireNonNull(graph.find(name + "frequencies")),
                    Tensor.of(Shape.of(1, 2), 0.1f, 0.5f));
            session.assign(
                    Objects.requireNonNull(graph.find(name + "phases")),
                    Tensor.of(Shape.of(1, 2), 0, 1));
            var values = session.run(output, feed(x, ROWS)).floats();
            assertThat(output.shape()).isEqualTo(Shape.of(Shape.BATCH, 5));
            assertThat(values).startsWith(0.3f, -1.2f, 2.5f);
            // float32's rounding of angles of a few radians
            assertThat(values[3]).isCloseTo((float) Math.cos(0.5 * Math.PI), within(1e-6f));
            assertThat(values[4]).isCloseTo((float) Math.cos(2.5 * Math.PI + 1), within(2e-6f));
            assertThat(values[8]).isCloseTo((float) Math.cos(-0.12 * Math.PI), within(1e-6f));
        }
    }

    /// Bins −1 to 0, 0 to 2 of feature 0, and −1 to 1 of feature 2, which lacks a second one.
    @Test
    void aPiecewiseLinearEmbeddingFillsBins() {
        var graph = new Graph();
        var x = input(graph);
        var layer =
                new PiecewiseLinearEmbedding(
                        List.of(0, 2), List.of(List.of(-1.0, 0.0, 2.0), List.of(-1.0, 1.0)));
        var output = Site.training(graph).add(layer, x);
        assertThat(graph.trainableVariables()).isEmpty();
        try (var session = new Session(graph)) {
            var filled = session.run(output, feed(x, new float[] {0.5f, 9, -2, -0.25f, 7, 0.5f}));
            assertThat(filled.floats())
                    .containsExactly(
                            0.5f, 9, -2, 1, 0.25f, 0, 0, -0.25f, 7, 0.5f, 0.75f, 0, 0.75f, 0);
        }
    }

    @Test
    void knotsOfAPiecewiseLinearEmbeddingAscend() {
        assertThatThrownBy(() ->
                        new PiecewiseLinearEmbedding(List.of(0), List.of(List.of(0.0, 1.0, 1.0))))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> new PiecewiseLinearEmbedding(List.of(0), List.of(List.of(0.0))))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("2 knots");
        assertThatThrownBy(() ->
                        new PiecewiseLinearEmbedding(List.of(0, 1), List.of(List.of(0.0, 1.0))))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("2 features");
    }

    /// ((x ∘ r) W) ∘ s + b for each member, with numbers that can be worked out by hand.
    @Test
    void membersShareWeightsAndHaveScalesOfTheirOwn() {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, 2, 2));
        var output = Site.inference(graph).add(new MemberDense(1, Activations.identity()), x);
        try (var session = new Session(graph)) {
            assign(session, graph, "weights", Shape.of(2, 1), 3, 5);
            assign(session, graph, "input_scales", Shape.of(2, 2), 1, 1, 2, -1);
            assign(session, graph, "output_scales", Shape.of(2, 1), 1, 10);
            assign(session, graph, "bias", Shape.of(2, 1), 0.5f, 0);
            var said = session.run(output, feed(x, new float[] {1, 2, 1, 2}));
            // 3 + 10 + 0.5, and (6 − 10) · 10.
            assertThat(said.floats()).containsExactly(13.5f, -40);
        }
    }

    private static void assign(
            Session session, Graph graph, String name, Shape shape, float... values) {
        var variable = Objects.requireNonNull(graph.find("member_dense_1/" + name));
        session.assign(variable, Tensor.of(shape, values));
    }

    @Test
    void columnsOfAPeriodicEmbeddingAscend() {
        assertThatThrownBy(() -> new PeriodicEmbedding(List.of(1, 1), 2))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("[1, 1]");
        assertThatThrownBy(() -> new PeriodicEmbedding(List.of(), 2))
                .isInstanceOf(LayerException.class);
    }

    /// Against central differences in double precision. Their error is about h² times a third
    /// derivative of a few units, 1e-6; the tolerance leaves some room.
    @ParameterizedTest
    @MethodSource("layers")
    void gradientsAreRight(Layer layer) {
        var graph = new Graph();
        var x = input(graph);
        var site = Site.training(graph);
        var loss = site.add(layer, x).square().sum();
        var options = Session.Options.DEFAULT.withPrecision(Precision.REFERENCE);
        try (var session = new Session(graph, options)) {
            for (var variable : site.variables()) {
                var gradient = Gradients.of(loss, List.of(variable)).get(0);
                var found = session.run(gradient, feed(x, ROWS)).doubles();
                var values = session.value(variable).doubles();
                for (int i = 0; i < values.length; i++) {
                    double h = 0x1p-9;
                    double up = at(session, variable, values, i, h, loss, x);
                    double down = at(session, variable, values, i, -h, loss, x);
                    session.assign(variable, Tensor.ofDoubles(variable.shape(), values));
                    double scale = Math.max(1, Math.abs(found[i]));
                    assertThat(found[i])
                            .as("%s %s[%d]", layer, variable.label(), i)
                            .isCloseTo((up - down) / (2 * h), within(1e-3 * scale));
                }
            }
        }
    }

    private static double at(
            Session session,
            Node variable,
            double[] values,
            int place,
            double step,
            Node loss,
            Node x) {
        var moved = values.clone();
        moved[place] += step;
        session.assign(variable, Tensor.ofDoubles(variable.shape(), moved));
        return session.run(loss, feed(x, ROWS)).doubles()[0];
    }

    /// A step of plain descent takes learning rate · factor · gradient: of (0.3 s)² + (0 s)² with s
    /// = 1 that is 0.01 · 6 · 2 · 0.09.
    @Test
    void someVariablesLearnFasterThanOthers() {
        var graph = new Graph();
        var x = input(graph);
        var site = Site.training(graph);
        var loss = site.add(new FeatureScale(), x).square().sum();
        var variable = site.variables().get(0);
        var plan =
                Optimizers.gradientDescent(0.01)
                        .plan(loss, site.variables(), site.learningRateFactors());
        try (var session = new Session(graph)) {
            session.run(plan.step(), feed(x, ROWS));
            double squares = 0.3 * 0.3;
            assertThat(session.value(variable).floats()[0])
                    .isCloseTo((float) (1 - 0.01 * 6 * 2 * squares), within(1e-6f)); // float32
        }
    }
}
