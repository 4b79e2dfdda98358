package io.thalweg.learn.nn;

import static io.thalweg.core.session.Feed.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// First values of variables that are found in data.
class InitializationTest {
    private static final int ROWS = 200;
    private static final int FEATURES = 3;
    private static final int UNITS = 20;
    private static final float[] DATA = data();

    /// Features of other sizes and places.
    private static float[] data() {
        var data = new float[ROWS * FEATURES];
        for (int i = 0; i < data.length; i++) {
            int feature = i % FEATURES;
            data[i] = (float) (feature + (1 + feature) * CounterRandom.normal(7, 1, 0, i));
        }
        return data;
    }

    /// Values of a variable, before and after.
    private record Found(float[] before, float[] after) {}

    private static Found find(
            Layer layer, String variable, float[] data, Set<String> kept, long seed) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, FEATURES));
        var site = Site.initialization(graph, kept);
        site.add(layer, x);
        var initialization = Objects.requireNonNull(site.initialization());
        var node = Objects.requireNonNull(graph.find(variable));
        try (var session = new Session(graph, Session.Options.DEFAULT.withSeed(seed))) {
            var before = session.value(node).floats();
            run(session, x, initialization, data, seed);
            return new Found(before, session.value(node).floats());
        }
    }

    private static void run(
            Session session, Node x, Initialization initialization, float[] data, long seed) {
        var feeds = new ArrayList<>(initialization.feeds(data.length / FEATURES, seed));
        feeds.add(feed(x, data));
        session.run(
                x.graph().constant(0).after(initialization.assignments()),
                feeds.toArray(Feed[]::new));
    }

    private static Sequential network() {
        return Sequential.of(
                new FeatureScale(),
                new ScaledDense(UNITS, ScaledDense.Start.DATA),
                new ParametricActivation(Activations.selu()),
                Layers.dropout(0.5),
                new ScaledDense(UNITS, ScaledDense.Start.DATA),
                new ParametricActivation(Activations.relu()),
                new ScaledDense(2, ScaledDense.Start.ZERO));
    }

    /// What dense layers get from a run in inference: each of the units has deviation 1 over the
    /// rows, and what its bias takes away lies amid them; 1e-4 is the rounding of float32 in sums
    /// of 200 squares.
    @Test
    void sumsHaveDeviationOneAndBiasesLieAmidThem() {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, FEATURES));
        var inference = Site.inference(graph);
        inference.add(network(), x);
        var site = Site.initialization(graph, Set.of());
        site.add(network(), x);
        try (var session = new Session(graph)) {
            run(session, x, Objects.requireNonNull(site.initialization()), DATA, 42);
            int found = 0;
            for (var layer : inference.layers()) {
                if (layer.name().startsWith("scaled_dense") && !layer.name().endsWith("_3")) {
                    found++;
                    var outputs = session.run(layer.output(), feed(x, DATA)).floats();
                    var biases = session.value(layer.variables().get(1)).floats();
                    for (int unit = 0; unit < UNITS; unit++) {
                        assertThat(deviation(outputs, unit)).isCloseTo(1, within(1e-4));
                        var column = column(outputs, unit);
                        assertThat(biases[unit]).isNotZero();
                        // Outputs have their bias already: 0 is where the combination was.
                        assertThat(Arrays.stream(column).min().orElseThrow()).isNegative();
                        assertThat(Arrays.stream(column).max().orElseThrow()).isPositive();
                    }
                }
            }
            assertThat(found).isEqualTo(2);
            var last = Objects.requireNonNull(graph.find("scaled_dense_3/weights"));
            assertThat(session.value(last).floats()).containsOnly(0);
        }
    }

    private static double[] column(float[] values, int unit) {
        var column = new double[values.length / UNITS];
        for (int row = 0; row < column.length; row++) {
            column[row] = values[row * UNITS + unit];
        }
        return column;
    }

    private static double deviation(float[] values, int unit) {
        var column = column(values, unit);
        double mean = Arrays.stream(column).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(column).map(each -> (each - mean) * (each - mean)).sum()
                        / column.length);
    }

    /// Combinations of five rows spread less than rows: by √E Σ s² = √(2 / 6) of a deviation, if s
    /// is uniform on the simplex of five (Dirichlet's second moment). Of 4,000 units, the sampling
    /// error is about 1 %.
    @Test
    void combinationsOfFiveRowsAreUniformOnTheSimplex() {
        int units = 4_000;
        var biases =
                find(
                                new ScaledDense(units, ScaledDense.Start.DATA),
                                "scaled_dense_1/bias",
                                DATA,
                                Set.of(),
                                42)
                        .after();
        // Around what is combined: the mean over rows of the sums of each unit, without its bias.
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, FEATURES));
        var layer = new ScaledDense(units, ScaledDense.Start.DATA);
        var output = Site.inference(graph).add(layer, x);
        var site = Site.initialization(graph, Set.of());
        site.add(layer, x);
        double squares = 0;
        try (var session = new Session(graph)) {
            run(session, x, Objects.requireNonNull(site.initialization()), DATA, 42);
            var bias = Objects.requireNonNull(graph.find("scaled_dense_1/bias"));
            assertThat(session.value(bias).floats()).isEqualTo(biases);
            // With the bias, the mean of a unit is what its combination missed the mean by.
            for (float mean : session.run(output.mean(0), feed(x, DATA)).floats()) {
                squares += (double) mean * mean / units;
            }
        }
        assertThat(Math.sqrt(squares)).isCloseTo(Math.sqrt(2.0 / 6), within(0.03));
    }

    @Test
    void theSeedDecides() {
        var layer = new ScaledDense(UNITS, ScaledDense.Start.DATA);
        var first = find(layer, "scaled_dense_1/bias", DATA, Set.of(), 1).after();
        assertThat(find(layer, "scaled_dense_1/bias", DATA, Set.of(), 1).after()).isEqualTo(first);
        assertThat(find(layer, "scaled_dense_1/bias", DATA, Set.of(), 2).after())
                .isNotEqualTo(first);
    }

    /// Rows that are all alike have no deviation but the rounding of their mean.
    @Test
    void columnsWithoutDeviationStay() {
        var layer = new ScaledDense(UNITS, ScaledDense.Start.DATA);
        var same = new float[ROWS * FEATURES];
        for (int i = 0; i < same.length; i++) {
            same[i] = 0.1f + i % FEATURES;
        }
        var weights = find(layer, "scaled_dense_1/weights", same, Set.of(), 1);
        assertThat(weights.after()).isEqualTo(weights.before());
        var zeros = new float[ROWS * FEATURES];
        weights = find(layer, "scaled_dense_1/weights", zeros, Set.of(), 1);
        assertThat(weights.after()).isEqualTo(weights.before());
        var one = Arrays.copyOf(DATA, FEATURES);
        weights = find(layer, "scaled_dense_1/weights", one, Set.of(), 1);
        assertThat(weights.after()).isEqualTo(weights.before());
    }

    @Test
    void whatIsKeptStays() {
        var layer = new ScaledDense(UNITS, ScaledDense.Start.DATA);
        var name = "scaled_dense_1/weights";
        var weights = find(layer, name, DATA, Set.of(name), 1);
        assertThat(weights.after()).isEqualTo(weights.before());
        weights = find(layer, name, DATA, Set.of("scaled_dense_1/bias"), 1);
        assertThat(weights.after()).isNotEqualTo(weights.before());
    }

    @Test
    void onlyLayersThatWantItAreAsked() {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, FEATURES));
        var site = Site.initialization(graph, Set.of());
        site.add(Sequential.of(Layers.scaledDense(4), Layers.dropout(0.2), Layers.dense(2)), x);
        assertThat(site.startsFromData()).isFalse();
        assertThat(Objects.requireNonNull(site.initialization()).variables()).isEmpty();
        assertThat(Site.training(graph).initialization()).isNull();
        site.add(network(), x);
        assertThat(site.startsFromData()).isTrue();
        assertThat(Objects.requireNonNull(site.initialization()).variables()).hasSize(4);
    }
}
