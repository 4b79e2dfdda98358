package io.thalweg.contract.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.contract.primitive.Slopes;
import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Shape;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.loss.Losses;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Layers;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.nn.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Gradients of functions made of primitives, and gradients of those gradients, are the slopes that
/// central differences find; [Slopes] gives the tolerance.
class GradientPropertiesTest {
    private static final int ROWS = 4;
    private static final int CLASSES = 3;

    private final Graph graph = new Graph();

    /// Numbers of both signs between 0.1 and 2: away from the kink that many functions have at 0.
    private Node variable(String name, int... axes) {
        return graph.variable(
                name,
                InitialValue.of(
                        Shape.of(axes),
                        (elements, seed, stream) -> {
                            for (int i = 0; i < elements.length; i++) {
                                double size = 0.1 + 1.9 * CounterRandom.uniform(seed, stream, 0, i);
                                boolean negative = CounterRandom.below(2, seed, stream, 1, i) == 0;
                                elements[i] = negative ? -size : size;
                            }
                        }));
    }

    private static void checkThrice(Node value, List<Node> variables, Feed... feeds) {
        Slopes.check(value, variables, 3, feeds);
        Slopes.checkSecond(value, variables, 3, feeds);
        Slopes.checkSecond(Slopes.sumOfGradients(value, variables), variables, 3, feeds);
    }

    static List<String> activations() {
        return Activations.NAMES;
    }

    @ParameterizedTest
    @MethodSource("activations")
    void activations(String name) {
        var x = variable("x", 3, 5);
        checkThrice(Slopes.weighed(Activations.named(name).apply(x), 1), List.of(x));
    }

    @Test
    void logSoftmax() {
        var x = variable("x", 3, 5);
        checkThrice(Slopes.weighed(Functions.logSoftmax(x), 1), List.of(x));
    }

    static List<Loss> lossesOfNumbers() {
        return List.of(
                Losses.squaredError(),
                Losses.absoluteError(),
                Losses.huber(0.7),
                Losses.hinge(),
                Losses.logLoss(),
                Losses.logLoss().withClassWeights(2, 0.25).withLabelSmoothing(0.2));
    }

    static List<Loss> lossesOfClasses() {
        return List.of(
                Losses.hinge(),
                Losses.softmaxCrossEntropy(),
                Losses.softmaxCrossEntropy().withClassWeights(1, 2, 0.5).withLabelSmoothing(0.2));
    }

    @ParameterizedTest
    @MethodSource("lossesOfNumbers")
    void lossesOfNumbers(Loss loss) {
        var x = variable("x", ROWS, 1);
        var y = graph.placeholder("y", Shape.of(ROWS, 1));
        var weights = graph.constant(0.5).broadcastTo(Shape.of(ROWS));
        var value = loss.mean(x, y).plus(loss.weightedMean(x, y, weights).times(2));
        checkThrice(value, List.of(x), Feed.feed(y, 1, 0, 1, 0));
    }

    @ParameterizedTest
    @MethodSource("lossesOfClasses")
    void lossesOfClasses(Loss loss) {
        var x = variable("x", ROWS, CLASSES);
        var y = graph.classes("y", Shape.of(ROWS));
        checkThrice(loss.sum(x, y), List.of(x), Feed.feed(y, new int[] {2, 0, 1, 2}));
    }

    static List<Sequential> stacks() {
        return List.of(
                Sequential.of(
                        Layers.dense(3, Activations.tanh()),
                        Layers.dense(4, Activations.gelu()),
                        Layers.dense(CLASSES)),
                Sequential.of(
                        Layers.dense(4, Activations.mish()),
                        Layers.dropout(0.3),
                        Layers.dense(3, Activations.silu()),
                        Layers.dense(CLASSES, Activations.softplus())),
                Sequential.of(
                        Layers.dense(4, Activations.softmax()),
                        // A layer of one's own: scaled by a learnt number, and joined with what
                        // went in.
                        (Layer)
                                (input, site) ->
                                        input.times(site.variable("scale", InitialValue.ones(1)))
                                                .concatenate(1, input.square()),
                        Layers.dense(CLASSES)));
    }

    /// By all weights and by the input. Dropout drops the same in each run, since nothing is
    /// assigned.
    @ParameterizedTest
    @MethodSource("stacks")
    void layers(Sequential stack) {
        var x = variable("x", ROWS, 2);
        var y = graph.classes("y", Shape.of(ROWS));
        var site = Site.training(graph);
        var output = stack.build(x, site);
        var loss = Losses.softmaxCrossEntropy().mean(output, y);
        var variables = new ArrayList<>(site.variables());
        variables.add(x);
        var feed = Feed.feed(y, new int[] {2, 0, 1, 2});
        Slopes.check(loss, variables, 3, feed);
        Slopes.checkSecond(loss, variables, 3, feed);
    }

    /// d⁴/dx⁴ of sin is sin, of eˣ is eˣ; d³/dx³ of x⁵ is 60 x². Exact up to a few roundings of
    /// double precision.
    @Test
    void higherDerivatives() {
        var x = variable("x", 7);
        var options = Options.DEFAULT.withPrecision(Precision.REFERENCE);
        try (var session = new Session(graph, options)) {
            var at = session.value(x);
            var sine = session.run(derivative(x.sin(), x, 4));
            var power = session.run(derivative(x.power(5), x, 3));
            var exponential = session.run(derivative(x.exp(), x, 4));
            for (int i = 0; i < at.size(); i++) {
                assertThat(sine.at(i)).isCloseTo(Math.sin(at.at(i)), within(1e-15));
                assertThat(power.at(i)).isCloseTo(60 * at.at(i) * at.at(i), within(1e-12));
                assertThat(exponential.at(i)).isCloseTo(Math.exp(at.at(i)), within(1e-14));
            }
        }
    }

    private static Node derivative(Node node, Node x, int order) {
        var derivative = node;
        for (int i = 0; i < order; i++) {
            derivative = Gradients.of(derivative.sum(), List.of(x)).get(0);
        }
        return derivative;
    }

    /// u · H v = v · H u for the matrix H of second derivatives. Sums of about 40 terms of size 1:
    /// 1e-12 is a few hundred roundings.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void secondDerivativesAreSymmetric(int seed) {
        var x = variable("x", 3, 4);
        var u = variable("u", 3, 4);
        var v = variable("v", 3, 4);
        var value = Functions.logSoftmax(x.square().times(x.tanh())).sin().sum();
        var gradient = Gradients.of(value, List.of(x)).get(0);
        var hu = Gradients.of(gradient, u, List.of(x)).get(0);
        var hv = Gradients.of(gradient, v, List.of(x)).get(0);
        var options = Options.DEFAULT.withPrecision(Precision.REFERENCE).withSeed(seed);
        try (var session = new Session(graph, options)) {
            var both = session.run(List.of(hu.times(v).sum(), hv.times(u).sum()));
            assertThat(both.get(0).item()).isCloseTo(both.get(1).item(), within(1e-12));
        }
    }

    /// A prediction, the gradient by its input included, has the same bits alone, among 7 rows and
    /// among 100, with any number of threads.
    @ParameterizedTest
    @MethodSource("stacks")
    void aRowDoesNotDependOnItsBatch(Sequential stack) {
        int rows = 100;
        int width = 37;
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, width));
        var output = stack.build(x, Site.inference(graph));
        var byInput = Gradients.of(output.square().sum(), List.of(x)).get(0);
        var fetches = List.of(output, byInput);
        var input = new float[rows * width];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) CounterRandom.normal(1, 2, 0, i);
        }
        for (int threads = 1; threads <= 3; threads++) {
            try (var session = new Session(graph, Options.DEFAULT.withThreads(threads))) {
                var whole = session.run(fetches, Feed.feed(x, input));
                for (int[] part : new int[][] {{0, 1}, {0, 7}, {41, 42}, {99, 100}}) {
                    var some = Arrays.copyOfRange(input, part[0] * width, part[1] * width);
                    var results = session.run(fetches, Feed.feed(x, some));
                    for (int i = 0; i < results.size(); i++) {
                        int row = fetches.get(i).shape().size(1);
                        var expected =
                                Arrays.copyOfRange(
                                        whole.get(i).floats(), part[0] * row, part[1] * row);
                        assertThat(results.get(i).floats()).isEqualTo(expected);
                    }
                }
            }
        }
    }

    /// The gradient of a sum is the sum of the gradients; a gradient by something that the value
    /// doesn't depend on is zero.
    @ParameterizedTest
    @EnumSource(Precision.class)
    void gradientsAddUp(Precision precision) {
        var x = variable("x", 5);
        var other = variable("other", 2);
        var first = x.square().sum();
        var second = x.times(3).sum();
        var sum = Gradients.of(first.plus(second), List.of(x, other));
        try (var session = new Session(graph, Options.DEFAULT.withPrecision(precision))) {
            var at = session.value(x);
            var result = session.run(sum);
            for (int i = 0; i < at.size(); i++) {
                // Values up to 7, rounded twice.
                double rounding = precision == Precision.FLOAT ? 0x1p-21 : 0x1p-50;
                assertThat(result.get(0).at(i)).isCloseTo(2 * at.at(i) + 3, within(2 * rounding));
            }
            assertThat(result.get(1).floats()).containsOnly(0);
        }
    }
}
