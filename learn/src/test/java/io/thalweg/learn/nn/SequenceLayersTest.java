package io.thalweg.learn.nn;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.nn.Layers.embedding;
import static io.thalweg.learn.nn.Layers.globalMeanPooling;
import static io.thalweg.learn.nn.Layers.gru;
import static io.thalweg.learn.nn.Layers.layerNormalization;
import static io.thalweg.learn.nn.Layers.lstm;
import static io.thalweg.learn.nn.Layers.selfAttention;
import static io.thalweg.learn.nn.Layers.transformerEncoder;
import static io.thalweg.learn.optim.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceLayersTest {
    private static final Options REFERENCE = Options.DEFAULT.withPrecision(Precision.REFERENCE);
    private static final int TIME = 4;
    private static final int FEATURES = 3;
    private static final int HIDDEN = 2;

    private final Graph graph = new Graph();
    private final Site site = Site.training(graph);
    private final Node x = graph.placeholder("x", Shape.of(BATCH, TIME, FEATURES));
    private final float[] values = random(2 * TIME * FEATURES);

    private static float[] random(int length) {
        var numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) CounterRandom.normal(3, 1, 0, i);
        }
        return numbers;
    }

    /// The layer against the formulas of its paper written out step by step, values and gradients.
    /// 1e-12: both in double precision.
    @ParameterizedTest
    @EnumSource(Recurrent.Cell.class)
    void recurrencesDoWhatTheirFormulasSay(Recurrent.Cell cell) {
        var states = site.add(new Recurrent(cell, HIDDEN, true), x);
        var variables = site.variables();
        var h = graph.constant(0).broadcastTo(Shape.of(BATCH, HIDDEN));
        var c = h;
        for (int step = 0; step < TIME; step++) {
            var now = x.slice(1, step, step + 1).reshape(Shape.of(BATCH, FEATURES));
            var inputs = now.matmul(variables.get(0)).plus(variables.get(2));
            var sums = h.matmul(variables.get(1));
            if (cell == Recurrent.Cell.LSTM) {
                var all = inputs.plus(sums);
                c = part(all, 1).sigmoid().times(c);
                c = c.plus(part(all, 0).sigmoid().times(part(all, 2).tanh()));
                h = part(all, 3).sigmoid().times(c.tanh());
            } else {
                var reset = part(inputs, 0).plus(part(sums, 0)).sigmoid();
                var update = part(inputs, 1).plus(part(sums, 1)).sigmoid();
                var memory = part(sums, 2).plus(variables.get(3));
                var candidate = part(inputs, 2).plus(reset.times(memory)).tanh();
                h = update.times(h.minus(candidate)).plus(candidate);
            }
        }
        var last = states.slice(1, TIME - 1, TIME).reshape(Shape.of(BATCH, HIDDEN));
        compare(last, h);
        var layers = Gradients.of(last.square().sum(), variables);
        var formulas = Gradients.of(h.square().sum(), variables);
        for (int i = 0; i < variables.size(); i++) {
            compare(layers.get(i), formulas.get(i));
        }
    }

    private static Node part(Node gates, int index) {
        return gates.slice(1, index * HIDDEN, (index + 1) * HIDDEN);
    }

    private void compare(Node is, Node expected) {
        try (var session = new Session(graph, REFERENCE)) {
            var found = session.run(List.of(is, expected), feed(x, values));
            var elements = found.get(0).doubles();
            assertThat(elements).containsExactly(found.get(1).doubles(), within(1e-12));
            assertThat(elements).isNotEqualTo(new double[elements.length]);
        }
    }

    @Test
    void theLastStepIsTheLastOfAll() {
        var all = site.add(gru(HIDDEN).withEveryStep(), x);
        var last = Site.training(graph).add(gru(HIDDEN), x);
        assertThat(all.shape()).isEqualTo(Shape.of(BATCH, TIME, HIDDEN));
        compare(all.slice(1, TIME - 1, TIME).reshape(Shape.of(BATCH, HIDDEN)), last);
    }

    @Test
    void anLstmForgetsLittleAtFirst() {
        site.add(lstm(HIDDEN), x);
        try (var session = new Session(graph)) {
            assertThat(session.value(site.variables().get(2)).doubles())
                    .containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
        }
    }

    /// Mean 2.5 and variance 1.25 by hand.
    @Test
    void normalizationTakesMeanAndVarianceAway() {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(BATCH, 4));
        var y = Site.training(graph).add(layerNormalization(), x);
        try (var session = new Session(graph, REFERENCE)) {
            double deviation = Math.sqrt(1.25 + 1e-5);
            assertThat(session.run(y, feed(x, 1, 2, 3, 4)).doubles())
                    .containsExactly(
                            new double[] {
                                -1.5 / deviation, -0.5 / deviation, 0.5 / deviation, 1.5 / deviation
                            },
                            within(1e-12));
        }
    }

    /// With one head, attention is softmax(Q Kᵀ / √width) V: against plain loops in double
    /// precision.
    @Test
    void attentionWeighsValues() {
        var attended = site.add(selfAttention(1), x);
        var variables = site.variables();
        try (var session = new Session(graph, REFERENCE)) {
            var result = session.run(attended, feed(x, values)).doubles();
            var projection = session.value(variables.get(0)).doubles();
            var output = session.value(variables.get(2)).doubles();
            var found = new double[FEATURES];
            double total = 0;
            var query = row(values, 0, projection, 0);
            for (int key = 0; key < TIME; key++) {
                var k = row(values, key, projection, 1);
                double score = 0;
                for (int i = 0; i < FEATURES; i++) {
                    score += query[i] * k[i];
                }
                double weight = Math.exp(score / Math.sqrt(FEATURES));
                total += weight;
                var v = row(values, key, projection, 2);
                for (int i = 0; i < FEATURES; i++) {
                    found[i] += weight * v[i];
                }
            }
            for (int j = 0; j < FEATURES; j++) {
                double expected = 0;
                for (int i = 0; i < FEATURES; i++) {
                    expected += found[i] / total * output[i * FEATURES + j];
                }
                assertThat(result[j]).isCloseTo(expected, within(1e-12));
            }
        }
    }

    private static double[] row(float[] inputs, int step, double[] projection, int part) {
        var row = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            for (int j = 0; j < FEATURES; j++) {
                row[j] +=
                        inputs[step * FEATURES + i]
                                * projection[i * 3 * FEATURES + part * FEATURES + j];
            }
        }
        return row;
    }

    @Test
    void causalAttentionDoesNotSeeWhatComesLater() {
        var attended = site.add(selfAttention(3).withCausal(), x);
        var changed = values.clone();
        changed[(TIME - 1) * FEATURES] += 1;
        try (var session = new Session(graph)) {
            var before = session.run(attended, feed(x, values)).floats();
            var after = session.run(attended, feed(x, changed)).floats();
            int last = (TIME - 1) * FEATURES;
            for (int i = 0; i < last; i++) {
                assertThat(after[i]).isEqualTo(before[i]);
            }
            assertThat(after[last]).isNotEqualTo(before[last]);
        }
    }

    static List<Layer> sequences() {
        return List.of(
                lstm(8),
                gru(8),
                Sequential.of(selfAttention(1), globalMeanPooling()),
                Sequential.of(transformerEncoder(1, 8), globalMeanPooling()),
                Sequential.of(
                        transformerEncoder(1, 8).withNormalizeFirst().withDropout(0.1),
                        globalMeanPooling()));
    }

    /// Which of two tokens comes more often; from a loss of about 1 to a quarter in 200 steps.
    @ParameterizedTest
    @MethodSource("sequences")
    void learnsToCount(Layer layer) {
        int samples = 64;
        int time = 5;
        var tokens = new int[samples * time];
        var targets = new float[samples];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = CounterRandom.below(2, 7, 1, 0, i);
            targets[i / time] += (float) (tokens[i] * 2 - 1) / 2;
        }
        var graph = new Graph();
        var words = graph.classes("words", Shape.of(BATCH, time));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        var network = Sequential.of(embedding(2, 4), layer, dense(1));
        var training = squaredError().mean(Site.training(graph).add(network, words), y);
        var loss = squaredError().mean(Site.inference(graph).add(network, words), y);
        var step = adam(0.01).minimize(training);
        try (var session = new Session(graph)) {
            double before = session.run(loss, feed(words, tokens), feed(y, targets)).item();
            for (int i = 0; i < 200; i++) {
                session.run(step, feed(words, tokens), feed(y, targets));
            }
            assertThat(session.run(loss, feed(words, tokens), feed(y, targets)).item())
                    .isLessThan(before / 4);
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> site.add(selfAttention(2), x))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("[batch, 4, 3]");
        var rows = graph.placeholder("rows", Shape.of(BATCH, 4));
        assertThatThrownBy(() -> site.add(lstm(2), rows))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("[batch, 4]");
        assertThatThrownBy(() -> site.add(globalMeanPooling(), rows))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("[batch, 4]");
        assertThatThrownBy(() -> lstm(0)).isInstanceOf(LayerException.class);
        assertThatThrownBy(() -> embedding(0, 3)).isInstanceOf(LayerException.class);
        assertThatThrownBy(() -> transformerEncoder(1, 4).withDropout(1))
                .isInstanceOf(LayerException.class);
    }
}
