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
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Shape;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Values and gradients against PyTorch 1.13.0 (Debian 1.13.1+dfsg-4), `torch.nn.functional` in
/// float64, and scikit-learn 1.2.1. The calls stand at the figures.
///
/// Tolerances: 1e-12 in double precision, some roundings of numbers up to 30; in float32 the same
/// roundings of 6e-8 relative: 5e-6.
class LossesTest {
    private static final float[] PREDICTED = {0.5f, -1.25f, 3, 0, -0.75f};
    private static final float[] TARGET = {0.25f, 1, -2, 0, -0.5f};
    private static final float[] LOGITS = {2, -1.5f, 0, -3, 0.75f};
    private static final float[] POSITIVE = {1, 1, 0, 0, 0};
    private static final float[] CLASS_LOGITS = {
        2, -1, 0.5f, 0, 0, 0, -1.5f, 3, 1, 0.25f, 0.5f, -2
    };
    private static final int[] CLASSES = {0, 2, 2, 1};

    private final Graph graph = new Graph();

    private static Offset<Double> tolerance(Precision precision) {
        return within(precision == Precision.REFERENCE ? 1e-12 : 5e-6);
    }

    private double[] run(Precision precision, Node fetch, Feed... feeds) {
        var options = Options.DEFAULT.withPrecision(precision).withThreads(1);
        try (var session = new Session(graph, options)) {
            return session.run(fetch, feeds).doubles();
        }
    }

    /// `mse_loss`, `l1_loss`, `huber_loss(delta=0.5)` with reduction none.
    static List<Arguments> regression() {
        return List.of(
                Arguments.of(squaredError(), new double[] {0.0625, 5.0625, 25, 0, 0.0625}),
                Arguments.of(absoluteError(), new double[] {0.25, 2.25, 5, 0, 0.25}),
                Arguments.of(huber(0.5), new double[] {0.03125, 1, 2.375, 0, 0.03125}));
    }

    @ParameterizedTest
    @MethodSource("regression")
    void regressionLossesAreThoseOfPyTorch(Loss loss, double[] expected) {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        var feeds = new Feed[] {feed(x, PREDICTED), feed(y, TARGET)};
        double sum = 0;
        for (double each : expected) {
            sum += each;
        }
        for (var precision : Precision.values()) {
            var close = tolerance(precision);
            assertThat(run(precision, loss.perSample(x, y), feeds))
                    .containsExactly(expected, close);
            assertThat(run(precision, loss.sum(x, y), feeds)[0]).isCloseTo(sum, close);
            assertThat(run(precision, loss.mean(x, y), feeds)[0]).isCloseTo(sum / 5, close);
        }
    }

    /// `mse_loss` of three samples of two outputs: a mean over all six.
    @ParameterizedTest
    @EnumSource(Precision.class)
    void severalOutputsCountEqually(Precision precision) {
        var x = graph.placeholder("x", Shape.of(BATCH, 2));
        var y = graph.placeholder("y", Shape.of(BATCH, 2));
        var mean =
                run(
                        precision,
                        squaredError().mean(x, y),
                        feed(x, 1, 2, 3, -1, 0.5f, 0),
                        feed(y, 0, 2, 1, 1, 0, -2));
        assertThat(mean[0]).isCloseTo(2.2083333333333335, tolerance(precision));
    }

    /// `binary_cross_entropy_with_logits`, reduction none. Class weights: `pos_weight=3`;
    /// `weight=[3, 3, 0.5, 0.5, 0.5]`. Smoothing 0.1: with the targets `t * 0.9 + 0.05`.
    static List<Arguments> binary() {
        return List.of(
                Arguments.of(
                        logLoss(),
                        new double[] {
                            0.1269280110429726,
                            1.7014132779827524,
                            0.6931471805599453,
                            0.048587351573741965,
                            1.1368710061148999
                        }),
                Arguments.of(
                        logLoss().withClassWeights(1, 3),
                        new double[] {
                            0.38078403312891784,
                            5.104239833948258,
                            0.6931471805599453,
                            0.048587351573742055,
                            1.1368710061148999
                        }),
                Arguments.of(
                        logLoss().withClassWeights(0.5, 3),
                        new double[] {
                            0.38078403312891784,
                            5.104239833948258,
                            0.34657359027997264,
                            0.024293675786870982,
                            0.5684355030574499
                        }),
                Arguments.of(
                        logLoss().withLabelSmoothing(0.1),
                        new double[] {
                            0.22692801104297247,
                            1.6264132779827525,
                            0.6931471805599453,
                            0.19858735157374233,
                            1.0993710061148998
                        }));
    }

    @ParameterizedTest
    @MethodSource("binary")
    void logLossIsThatOfPyTorch(Loss loss, double[] expected) {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        for (var precision : Precision.values()) {
            var found = run(precision, loss.perSample(x, y), feed(x, LOGITS), feed(y, POSITIVE));
            assertThat(found).containsExactly(expected, tolerance(precision));
        }
    }

    /// `torch.autograd.grad(binary_cross_entropy_with_logits(z, t, pos_weight=3), z)`; the third
    /// logit is exactly 0, where |x| has a kink.
    @ParameterizedTest
    @EnumSource(Precision.class)
    void gradientsOfLogLossAreThoseOfPyTorch(Precision precision) {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        var plain = Gradients.of(logLoss().mean(x, y), List.of(x)).get(0);
        var weighted = Gradients.of(logLoss().withClassWeights(1, 3).mean(x, y), List.of(x)).get(0);
        assertThat(run(precision, plain, feed(x, LOGITS), feed(y, POSITIVE)))
                .containsExactly(
                        new double[] {
                            -0.023840584404423538,
                            -0.16351489523872875,
                            0.1,
                            0.009485174635513356,
                            0.1358357398350786
                        },
                        tolerance(precision));
        assertThat(run(precision, weighted, feed(x, LOGITS), feed(y, POSITIVE)))
                .containsExactly(
                        new double[] {
                            -0.07152175321327059,
                            -0.4905446857161862,
                            0.1,
                            0.009485174635513356,
                            0.1358357398350786
                        },
                        tolerance(precision));
    }

    /// `cross_entropy`, reduction none, and the gradient of the sum. Weights `[1, 2, 0.5]`, label
    /// smoothing 0.1.
    static List<Arguments> multiclass() {
        return List.of(
                Arguments.of(
                        softmaxCrossEntropy(),
                        new double[] {
                            0.24131129665715703,
                            1.0986122886681098,
                            2.1366652218511923,
                            0.6210526010830603
                        },
                        new double[] {
                            -0.21440296541072412,
                            0.03911257327068745,
                            0.1752903921400367,
                            0.3333333333333333,
                            0.3333333333333333,
                            -0.6666666666666667,
                            0.009689957666694407,
                            0.8722621915793286,
                            -0.881952149246023,
                            0.41851079240441186,
                            -0.4626215053946082,
                            0.044110712990196387
                        }),
                Arguments.of(
                        softmaxCrossEntropy().withClassWeights(1, 2, 0.5),
                        new double[] {
                            0.24131129665715703,
                            0.5493061443340549,
                            1.0683326109255962,
                            1.2421052021661205
                        },
                        new double[] {
                            -0.21440296541072412,
                            0.03911257327068745,
                            0.1752903921400367,
                            0.16666666666666666,
                            0.16666666666666666,
                            -0.33333333333333337,
                            0.0048449788333472035,
                            0.4361310957896643,
                            -0.4409760746230115,
                            0.8370215848088237,
                            -0.9252430107892164,
                            0.08822142598039277
                        }),
                Arguments.of(
                        softmaxCrossEntropy().withLabelSmoothing(0.1),
                        new double[] {
                            0.391311296657157,
                            1.0986122886681098,
                            2.153331888517859,
                            0.7127192677497269
                        },
                        new double[] {
                            -0.14773629874405747,
                            0.0057792399373541165,
                            0.14195705880670337,
                            0.3,
                            0.3,
                            -0.6000000000000001,
                            -0.023643375666638926,
                            0.8389288582459953,
                            -0.8152854825793564,
                            0.38517745907107853,
                            -0.39595483872794157,
                            0.010777379656863054
                        }),
                Arguments.of(
                        softmaxCrossEntropy().withClassWeights(1, 2, 0.5).withLabelSmoothing(0.1),
                        new double[] {
                            0.470333151601443,
                            0.6225469635785956,
                            1.160776959049009,
                            1.2403508187425323
                        },
                        new double[] {
                            -0.13464301483423624,
                            -0.026902217174801096,
                            0.16154523200903728,
                            0.15555555555555553,
                            0.1222222222222222,
                            -0.2777777777777778,
                            -0.027842357322206503,
                            0.42761524189495287,
                            -0.3997728845727464,
                            0.7688123521084561,
                            -0.8366912186729991,
                            0.06787886656454307
                        }));
    }

    @ParameterizedTest
    @MethodSource("multiclass")
    void crossEntropyIsThatOfPyTorch(Loss loss, double[] expected, double[] gradients) {
        var x = graph.placeholder("x", Shape.of(BATCH, 3));
        var y = graph.classes("y", Shape.of(BATCH));
        var gradient = Gradients.of(loss.sum(x, y), List.of(x)).get(0);
        var feeds = new Feed[] {feed(x, CLASS_LOGITS), feed(y, CLASSES)};
        for (var precision : Precision.values()) {
            assertThat(run(precision, loss.perSample(x, y), feeds))
                    .containsExactly(expected, tolerance(precision));
            assertThat(run(precision, gradient, feeds))
                    .containsExactly(gradients, tolerance(precision));
        }
    }

    /// `cross_entropy(…, weight=[1, 2, 0.5])` with its own mean, 0.775…: ours divides by the number
    /// of samples, PyTorch's by the sum of their weights, 1 + 0.5 + 0.5 + 2.
    @ParameterizedTest
    @EnumSource(Precision.class)
    void pyTorchsWeightedMeanIsAWeightedMeanOfSamples(Precision precision) {
        var x = graph.placeholder("x", Shape.of(BATCH, 3));
        var y = graph.classes("y", Shape.of(BATCH));
        var weights = graph.placeholder("weights", Shape.of(BATCH));
        var mean = softmaxCrossEntropy().weightedMean(x, y, weights);
        var found =
                run(
                        precision,
                        mean,
                        feed(x, CLASS_LOGITS),
                        feed(y, CLASSES),
                        feed(weights, 1, 0.5f, 0.5f, 2));
        assertThat(found[0]).isCloseTo(0.7752638135207321, tolerance(precision));
    }

    /// scikit-learn 1.2.1: `sklearn.metrics.hinge_loss([1, 1, 0, 0, 0], logits)` is 1.05,
    /// `hinge_loss([0, 2, 2, 1], class_logits, labels=[0, 1, 2])` is 1.1875.
    @ParameterizedTest
    @EnumSource(Precision.class)
    void hingeIsThatOfScikitLearn(Precision precision) {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        var binary = run(precision, hinge().mean(x, y), feed(x, LOGITS), feed(y, POSITIVE));
        assertThat(binary[0]).isCloseTo(1.05, tolerance(precision));
        var several = graph.placeholder("several", Shape.of(BATCH, 3));
        var classes = graph.classes("classes", Shape.of(BATCH));
        var multiclass =
                run(
                        precision,
                        hinge().mean(several, classes),
                        feed(several, CLASS_LOGITS),
                        feed(classes, CLASSES));
        assertThat(multiclass[0]).isCloseTo(1.1875, tolerance(precision));
    }
}
