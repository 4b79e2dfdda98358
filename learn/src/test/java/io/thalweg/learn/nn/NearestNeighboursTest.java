package io.thalweg.learn.nn;

import static io.thalweg.core.session.Feed.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Expected values are computed by hand; float32 gives them to about six digits.
class NearestNeighboursTest {
    private static final double CLOSE = 1e-5;
    private static final Tensor KEYS = Tensor.of(Shape.of(2, 2), 0, 0, 3, 4);

    private static float[] run(NearestNeighbours layer, Map<String, Tensor> values, float... row) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, row.length));
        var output = Site.inference(graph).add(layer, x);
        try (var session = new Session(graph)) {
            values.forEach((name, value) ->
                    session.assign(
                            Objects.requireNonNull(graph.find("nearest_neighbours_1/" + name)),
                            value));
            return session.run(output, feed(x, row)).floats();
        }
    }

    private static NearestNeighbours numbers(@Nullable Tensor weights, double reach) {
        return new NearestNeighbours(
                KEYS, Tensor.of(Shape.of(2, 1), 10, 20), false, weights, reach, false);
    }

    private static Tensor matrix(int columns, float... values) {
        return Tensor.of(Shape.of(values.length / columns, columns), values);
    }

    /// Distances from (3, 0) are 3 and 4.
    @Test
    void nearRowsCountMore() {
        double near = Math.exp(-3 / 2.0);
        double far = Math.exp(-4 / 2.0);
        assertThat((double) run(numbers(null, 2), Map.of(), 3, 0)[0])
                .isCloseTo((10 * near + 20 * far) / (near + far), within(10 * CLOSE));
    }

    /// The second feature twice as long: 3 and 8; and sharper by three.
    @Test
    void scalesAndSharpnessAreLogarithms() {
        double near = Math.exp(-3 * 3 / 2.0);
        double far = Math.exp(-3 * 8 / 2.0);
        var values =
                Map.of(
                        "log_scales", matrix(2, 0, (float) Math.log(2)),
                        "log_sharpness", matrix(1, (float) Math.log(3)));
        assertThat((double) run(numbers(null, 2), values, 3, 0)[0])
                .isCloseTo((10 * near + 20 * far) / (near + far), within(10 * CLOSE));
    }

    @Test
    void aKnownRowIsItsOwnNearest() {
        assertThat((double) run(numbers(null, 0.1), Map.of(), 3, 4)[0]).isCloseTo(20, within(1e-4));
    }

    @Test
    void aRowOfWeightThreeIsAsGoodAsThreeRows() {
        var three =
                new NearestNeighbours(
                        matrix(2, 0, 0, 3, 4, 3, 4, 3, 4),
                        matrix(1, 10, 20, 20, 20),
                        false,
                        null,
                        2,
                        false);
        var weighted = numbers(Tensor.of(Shape.of(2), 1, 3), 2);
        assertThat(run(weighted, Map.of(), 1, 1)[0])
                .isCloseTo(run(three, Map.of(), 1, 1)[0], within(1e-4f));
    }

    /// In the middle between a row of the positive class and one of the other.
    @Test
    void oneProbabilityBecomesALogit() {
        var layer = new NearestNeighbours(KEYS, matrix(1, 0, 1), true, null, 1, false);
        assertThat(run(layer, Map.of(), 1.5f, 2)[0]).isCloseTo(0, within(1e-4f));
        float near = run(layer, Map.of(), 3, 4)[0];
        double rest = Math.exp(-5);
        double doubt = 0.01;
        double expected = Math.log((1 / (1 + rest) + doubt) / (rest / (1 + rest) + doubt));
        assertThat((double) near)
                .isCloseTo(expected, within(0.02)); // distances below 0.01 are 0.01
    }

    /// A class that no neighbour has is improbable, not impossible.
    @Test
    void severalProbabilitiesBecomeLogits() {
        var layer = new NearestNeighbours(KEYS, matrix(3, 1, 0, 0, 0, 1, 0), true, null, 1, false);
        float[] logits = run(layer, Map.of(), 1.5f, 2);
        assertThat((double) logits[0]).isCloseTo(Math.log(0.5 + 0.02 / 3), within(1e-4));
        assertThat(logits[1]).isCloseTo(logits[0], within(1e-4f));
        assertThat((double) logits[2]).isCloseTo(Math.log(0.02 / 3), within(1e-4));
    }

    /// What is stored for predictions is other numbers, not another model.
    @Test
    void rowsMayBeScaledBefore() {
        var layer = numbers(Tensor.of(Shape.of(2), 1, 3), 2);
        var logScales = matrix(2, 0.3f, -0.7f);
        var values = Map.of("log_scales", logScales);
        float expected = run(layer, values, 1, 1.5f)[0];
        var scaled = layer.scaledBy(logScales.doubles());
        assertThat(run(scaled, values, 1, 1.5f)[0]).isCloseTo(expected, within(1e-4f));
        assertThat(scaled.keys().doubles()[2]).isCloseTo(3 * Math.exp(0.3), within(CLOSE));
    }

    @Test
    void partsHaveToFit() {
        assertThatThrownBy(() -> new NearestNeighbours(KEYS, matrix(1, 1), false, null, 1, false))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("2 known rows");
        assertThatThrownBy(() -> numbers(Tensor.of(Shape.of(3), 1, 1, 1), 1))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("weights");
        assertThatThrownBy(() -> numbers(null, 0))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("reach");
    }
}
