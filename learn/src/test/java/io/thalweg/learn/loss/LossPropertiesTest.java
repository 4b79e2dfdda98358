package io.thalweg.learn.loss;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.loss.Losses.absoluteError;
import static io.thalweg.learn.loss.Losses.hinge;
import static io.thalweg.learn.loss.Losses.huber;
import static io.thalweg.learn.loss.Losses.logLoss;
import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.loss.Losses.squaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every loss: right gradients, finite values at extreme predictions, errors that
/// name what doesn't fit.
class LossPropertiesTest {
    private static final int ROWS = 6;
    private static final int CLASSES = 4;

    private final Graph graph = new Graph();

    /// Losses with one number a sample.
    static List<Loss> single() {
        return List.of(
                squaredError(),
                absoluteError(),
                huber(0.7),
                hinge(),
                logLoss(),
                logLoss().withClassWeights(0.5, 3),
                logLoss().withLabelSmoothing(0.2),
                logLoss().withClassWeights(2, 0.25).withLabelSmoothing(0.2));
    }

    /// Losses with one number a class.
    static List<Loss> several() {
        return List.of(
                hinge(),
                softmaxCrossEntropy(),
                softmaxCrossEntropy().withClassWeights(1, 2, 0.5, 3),
                softmaxCrossEntropy().withLabelSmoothing(0.2),
                softmaxCrossEntropy().withClassWeights(1, 2, 0.5, 3).withLabelSmoothing(0.2));
    }

    static List<Arguments> seededSingle() {
        return seeded(single());
    }

    static List<Arguments> seededSeveral() {
        return seeded(several());
    }

    private static List<Arguments> seeded(List<Loss> losses) {
        var arguments = new ArrayList<Arguments>();
        for (var loss : losses) {
            for (int seed = 1; seed <= 3; seed++) {
                arguments.add(Arguments.of(loss, seed));
            }
        }
        return arguments;
    }

    @ParameterizedTest
    @MethodSource("seededSingle")
    void theGradientIsTheSlope(Loss loss, int seed) {
        var x = graph.variable("x", InitialValue.zeros(ROWS, 1));
        var y = graph.placeholder("y", Shape.of(ROWS, 1));
        var targets = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            targets[i] = CounterRandom.below(2, seed, 1, 0, i);
        }
        check(loss.mean(x, y), x, seed, feed(y, targets));
    }

    @ParameterizedTest
    @MethodSource("seededSeveral")
    void theGradientIsTheSlopeForSeveralClasses(Loss loss, int seed) {
        var x = graph.variable("x", InitialValue.zeros(ROWS, CLASSES));
        var y = graph.classes("y", Shape.of(ROWS));
        check(loss.mean(x, y), x, seed, feed(y, classes(seed)));
    }

    private static int[] classes(int seed) {
        var classes = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            classes[i] = CounterRandom.below(CLASSES, seed, 1, 0, i);
        }
        return classes;
    }

    /// Central differences in double precision with h = 1e-5: an error of h² times the third
    /// derivative (below 1) and of 1e-16 / h by rounding; 1e-9 is above both. Normal predictions of
    /// deviation 2 lie nearer than h to a kink with a chance of 1e-5.
    private void check(Node loss, Node x, int seed, Feed feed) {
        var gradient = Gradients.of(loss, List.of(x)).get(0);
        var options = Options.DEFAULT.withPrecision(Precision.REFERENCE);
        try (var session = new Session(graph, options)) {
            var at = new double[x.shape().size()];
            for (int i = 0; i < at.length; i++) {
                at[i] = 2 * CounterRandom.normal(seed, 2, 0, i);
            }
            session.assign(x, Tensor.ofDoubles(x.shape(), at));
            var slopes = session.run(gradient, feed).doubles();
            double h = 1e-5;
            for (int i = 0; i < at.length; i++) {
                double middle = at[i];
                at[i] = middle + h;
                session.assign(x, Tensor.ofDoubles(x.shape(), at));
                double above = session.run(loss, feed).item();
                at[i] = middle - h;
                session.assign(x, Tensor.ofDoubles(x.shape(), at));
                double below = session.run(loss, feed).item();
                at[i] = middle;
                assertThat(slopes[i]).isCloseTo((above - below) / (2 * h), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("single")
    void extremePredictionsGiveFiniteLossAndGradients(Loss loss) {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        checkFinite(loss, x, y, feed(x, 1e4f, 1e4f, -1e4f, -1e4f, 0, 0), feed(y, 0, 1, 0, 1, 0, 1));
    }

    @ParameterizedTest
    @MethodSource("several")
    void extremeLogitsOfClassesGiveFiniteLossAndGradients(Loss loss) {
        var x = graph.placeholder("x", Shape.of(BATCH, CLASSES));
        var y = graph.classes("y", Shape.of(BATCH));
        var logits = feed(x, 1e4f, -1e4f, 0, 0, 1e4f, 1e4f, 1e4f, 1e4f, -1e4f, 0, -1e4f, 0);
        checkFinite(loss, x, y, logits, feed(y, new int[] {1, 2, 0}));
    }

    private void checkFinite(Loss loss, Node x, Node y, Feed... feeds) {
        var losses = loss.perSample(x, y);
        var gradient = Gradients.of(loss.mean(x, y), List.of(x)).get(0);
        for (var precision : Precision.values()) {
            try (var session = new Session(graph, Options.DEFAULT.withPrecision(precision))) {
                for (var result : session.run(List.of(losses, gradient), feeds)) {
                    for (double value : result.doubles()) {
                        assertThat(value).isFinite();
                    }
                }
            }
        }
    }

    /// A wrong logit of 1e4 costs 1e4, a right one nothing; the slopes are −1 or 1 and 0.
    @Test
    void extremeLogitsCostWhatTheyShould() {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        var gradient = Gradients.of(logLoss().sum(x, y), List.of(x)).get(0);
        var feeds = new Feed[] {feed(x, 1e4f, 1e4f, -1e4f, -1e4f), feed(y, 0, 1, 0, 1)};
        try (var session = new Session(graph)) {
            assertThat(session.run(logLoss().perSample(x, y), feeds).floats())
                    .containsExactly(1e4f, 0, 0, 1e4f);
            assertThat(session.run(gradient, feeds).floats()).containsExactly(1, 0, 0, -1);
        }
    }

    /// log(1 + e⁻³⁰) = 9.357623e-14, far below the rounding of 30 in float32: the large terms
    /// cancel before the small one is added. 1e-5 relative: float32's exp of 30.
    @Test
    void aConfidentlyRightPredictionKeepsItsDigits() {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        try (var session = new Session(graph)) {
            var losses = session.run(logLoss().perSample(x, y), feed(x, 30, -30), feed(y, 1, 0));
            assertThat(losses.at(0)).isCloseTo(9.357623e-14, within(1e-18));
            assertThat(losses.at(1)).isCloseTo(9.357623e-14, within(1e-18));
        }
    }

    @ParameterizedTest
    @MethodSource("single")
    void aTargetOfAnotherShapeIsRefused(Loss loss) {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH));
        assertThatThrownBy(() -> loss.perSample(x, y))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("'x' [batch, 1]")
                .hasMessageContaining("'y' [batch]");
    }

    @Test
    void classesWithoutAColumnEachAreRefused() {
        var x = graph.placeholder("x", Shape.of(BATCH));
        var y = graph.classes("y", Shape.of(BATCH));
        assertThatThrownBy(() -> softmaxCrossEntropy().perSample(x, y))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected one number for each class");
    }

    @Test
    void asManyClassWeightsAsClassesAreNeeded() {
        var x = graph.placeholder("x", Shape.of(BATCH, 3));
        var y = graph.classes("y", Shape.of(BATCH));
        assertThatThrownBy(() -> softmaxCrossEntropy().withClassWeights(1, 2).perSample(x, y))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 class weights")
                .hasMessageContaining("3 classes");
    }

    @Test
    void sampleWeightsHaveOneAxis() {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        var weights = graph.placeholder("weights", Shape.of(BATCH, 1));
        assertThatThrownBy(() -> squaredError().weightedMean(x, y, weights))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("'weights' [batch, 1]");
    }

    /// (1 · 1 + 3 · 4) / 4.
    @Test
    void weightsCountSamples() {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        var weights = graph.placeholder("weights", Shape.of(BATCH));
        try (var session = new Session(graph)) {
            var mean =
                    session.run(
                            squaredError().weightedMean(x, y, weights),
                            feed(x, 1, 2),
                            feed(y, 0, 0),
                            feed(weights, 1, 3));
            assertThat(mean.item()).isEqualTo(3.25);
        }
    }

    /// The loss that the package's description shows, by hand: 0.9 · 2 and 0.1 · 3.
    @Test
    void aLossOfOnesOwnIsOneFunction() {
        Loss quantile =
                (predicted, target) -> {
                    var missed = target.minus(predicted);
                    return missed.times(0.9).maximum(missed.times(-0.1)).sum(1);
                };
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        try (var session = new Session(graph)) {
            var sum = session.run(quantile.sum(x, y), feed(x, 1, 4), feed(y, 3, 1));
            // float32's rounding of 2.1.
            assertThat(sum.item()).isCloseTo(2.1, within(1e-6));
        }
    }

    static List<Arguments> mistakes() {
        return List.of(
                mistake(() -> huber(0), "The delta of the Huber loss is 0.0"),
                mistake(
                        () -> logLoss().withClassWeights(0, 1),
                        "The weight of the negative class is 0.0"),
                mistake(() -> logLoss().withLabelSmoothing(1), "The label smoothing is 1.0"),
                mistake(
                        () -> softmaxCrossEntropy().withClassWeights(1, Double.NaN),
                        "The weight of class 1 is NaN"));
    }

    private static Arguments mistake(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void settingsThatMakeNoSenseAreRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(LossException.class).hasMessageStartingWith(message);
    }
}
