package io.thalweg.learn.doctor;

import static io.thalweg.learn.doctor.Runs.codes;
import static io.thalweg.learn.doctor.Runs.only;
import static io.thalweg.learn.loss.Losses.logLoss;
import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Activations.relu;
import static io.thalweg.learn.nn.Activations.sigmoid;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.nn.Layers.dropout;
import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;
import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.nn.Site;
import io.thalweg.learn.optim.Lbfgs;
import io.thalweg.learn.optim.Optimizer;
import io.thalweg.learn.train.RunEvent;
import io.thalweg.learn.train.StopRule;
import io.thalweg.learn.train.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each finding about a run: one that really shows it, and one that doesn't.
class RunFindingsTest {
    private static Training squared(Optimizer optimizer, int epochs, Layer... layers) {
        return Training.of(Sequential.of(layers), squaredError(), optimizer)
                .stopWhen(StopRule.epochs(epochs));
    }

    @Test
    void healthyRunsHaveNoFindings() {
        var network =
                squared(adam(3e-3), 40, dense(32, relu()), dropout(0.1), dense(1))
                        .validation(Runs.plane(200, 0.3, 9));
        assertThat(Runs.of(network, Runs.plane(600, 0.3, 1))).isEmpty();
        assertThat(Runs.of(squared(gradientDescent(0.05), 40, dense(1)), Runs.plane(300, 0.3, 1)))
                .isEmpty();
        var classes =
                Training.of(
                                Sequential.of(dense(16, relu()), dense(3)),
                                softmaxCrossEntropy(),
                                adam(3e-3))
                        .validation(Runs.triangle(90, 2))
                        .stopWhen(StopRule.epochs(60));
        assertThat(Runs.of(classes, Runs.triangle(300, 1))).isEmpty();
        var linear =
                Training.of(Sequential.of(dense(3)), softmaxCrossEntropy(), Lbfgs.Settings.DEFAULT);
        assertThat(Runs.of(linear, Runs.triangle(300, 1))).isEmpty();
        var searching =
                Training.of(
                                Sequential.of(dense(16, relu()), dense(8, relu()), dense(3)),
                                softmaxCrossEntropy(),
                                Lbfgs.Settings.DEFAULT)
                        .stopWhen(StopRule.epochs(120));
        assertThat(Runs.of(searching, Runs.triangle(300, 1))).isEmpty();
        var gathering =
                squared(adam(3e-3), 40, dense(32, relu()), dense(1)).batchSize(16).accumulate(2);
        assertThat(Runs.of(gathering, Runs.plane(600, 0.3, 1))).isEmpty();
    }

    /// log p of an output that isn't kept above 0.
    @Test
    void namesTheLogarithmThatMadeTheLossInfinite() {
        Loss unsafe =
                (predicted, target) -> predicted.maximum(0).log().times(target).negate().sum(-1);
        var training =
                Training.of(Sequential.of(dense(1, sigmoid()), dense(1)), unsafe, adam(0.05))
                        .stopWhen(StopRule.epochs(200));
        var findings = Runs.of(training, Runs.plane(100, 0.1, 1));
        var finding = only(LossNotFinite.class, findings);
        assertThat(finding.operation()).isEqualTo("log");
        assertThat(finding.place()).isEqualTo("the loss");
        assertThat(finding.least()).isZero();
        assertThat(finding.severity()).isEqualTo(Severity.SERIOUS);
        assertThat(finding.text()).contains("'log' in the loss").contains("maximum(1e-7)");
    }

    /// A rate far beyond the stable 2 / curvature: the weights grow in every step until float32 has
    /// no room for the loss. The step that is shown was done again from a hundred steps before.
    @Test
    void showsTheStepThatOverflowed() {
        var training = squared(gradientDescent(1.2), 3, dense(1)).batchSize(20);
        var findings = Runs.of(training, Runs.plane(4_000, 0.1, 1));
        var finding = only(LossNotFinite.class, findings);
        assertThat(finding.operation()).isNotEqualTo("placeholder").isNotEqualTo("variable");
        // The square of a number of this size is above the largest float, 3.4e38.
        assertThat(Math.max(-finding.least(), finding.greatest())).isGreaterThan(1e19);
        var rate = only(LearningRateTooLarge.class, findings);
        assertThat(rate.way()).isEqualTo(LearningRateTooLarge.Way.DIVERGES);
        assertThat(rate.loss()).isGreaterThan(1e30);
        assertThat(rate.learningRate()).isEqualTo(1.2);
        assertThat(rate.text()).contains("--learning-rate 0.12");
    }

    /// Where several batches make a step, it can't be done again; but what it left can be seen.
    @Test
    void showsWhatAStepOfSeveralBatchesLeft() {
        var training = squared(gradientDescent(1e30), 3, dense(1)).batchSize(20).accumulate(2);
        var finding = only(LossNotFinite.class, Runs.of(training, Runs.plane(4_000, 0.1, 1)));
        assertThat(finding.notFinite()).isPositive();
        assertThat(finding.elements()).isPositive();
    }

    @Test
    void namesTheColumnThatIsNotFinite() {
        var samples = Runs.plane(64, 0.1, 1);
        samples.features().values()[2 * 17 + 1] = Float.NaN;
        var finding =
                only(
                        LossNotFinite.class,
                        Runs.of(squared(adam(1e-3), 3, dense(4, relu()), dense(1)), samples));
        assertThat(finding.operation()).isEqualTo("placeholder");
        assertThat(finding.place()).contains("column 1");
        assertThat(finding.notFinite()).isEqualTo(1);
        assertThat(finding.advice()).contains("Find the rows");
    }

    /// Targets of millions, weights of about 1.
    @Test
    void findsExplodingGradients() {
        var plane = Runs.plane(200, 0.1, 1);
        var large = new float[200];
        for (int i = 0; i < large.length; i++) {
            large[i] = 1e6f * Runs.targets(plane)[i];
        }
        var samples = Runs.of(plane.features().values(), 2, large);
        for (int batches : new int[] {1, 3}) {
            var training =
                    squared(adam(1e-3), 20 * batches, dense(16, relu()), dense(1))
                            .accumulate(batches);
            var findings = Runs.of(training, samples);
            var finding = only(ExplodingGradients.class, findings);
            assertThat(finding.gradientNorm()).isGreaterThan(100 * finding.weightNorm());
            assertThat(finding.subject()).startsWith("layer dense_");
            assertThat(only(UnscaledInput.class, findings).column()).isEqualTo("target");
        }
    }

    /// Each sigmoid passes on a quarter of the gradient at most, times small weights.
    @Test
    void findsVanishingGradientsInADeepNetworkOfSigmoids() {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < 12; i++) {
            layers.add(dense(8, sigmoid()));
        }
        layers.add(dense(1));
        var findings =
                Runs.of(
                        squared(gradientDescent(0.01), 30, layers.toArray(Layer[]::new)),
                        Runs.plane(200, 0.1, 1));
        var finding = only(VanishingGradients.class, findings);
        assertThat(finding.layer()).isEqualTo("dense_1");
        assertThat(finding.lastLayer()).isEqualTo("dense_13");
        assertThat(finding.gradient()).isLessThan(1e-5 * finding.lastGradient());
    }

    @Test
    void findsVanishingGradientsWhereBatchesAreGathered() {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < 12; i++) {
            layers.add(dense(8, sigmoid()));
        }
        layers.add(dense(1));
        var training =
                squared(gradientDescent(0.01), 60, layers.toArray(Layer[]::new)).accumulate(2);
        var findings = Runs.of(training, Runs.plane(200, 0.1, 1));
        var finding = only(VanishingGradients.class, findings);
        // Both of the first get next to nothing.
        assertThat(finding.layer()).isIn("dense_1", "dense_2");
        assertThat(finding.lastLayer()).isEqualTo("dense_13");
    }

    /// Biases that begin far below zero: no row ever lifts the units above it.
    @Test
    void countsDeadUnits() {
        Layer dying =
                new Layer() {
                    @Override
                    public Node build(Node input, Site site) {
                        var weights = site.variable("weights", InitialValue.normal(0.5, 2, 10));
                        var start = new float[10];
                        Arrays.fill(start, 0, 7, -100);
                        var bias =
                                site.variable(
                                        "bias",
                                        InitialValue.values(Tensor.of(Shape.of(10), start)));
                        return input.matmul(weights).plus(bias).maximum(0);
                    }

                    @Override
                    public String kind() {
                        return "dying";
                    }
                };
        var searching =
                Training.of(Sequential.of(dying, dense(1)), squaredError(), Lbfgs.Settings.DEFAULT)
                        .stopWhen(StopRule.epochs(60));
        var stepping = squared(adam(1e-3), 60, dying, dense(1));
        var gathering = squared(adam(1e-3), 60, dying, dense(1)).accumulate(2);
        for (var training : List.of(stepping, gathering, searching)) {
            var finding = only(DeadUnits.class, Runs.of(training, Runs.plane(200, 0.1, 1)));
            assertThat(finding.dead()).isEqualTo(7);
            assertThat(finding.units()).isEqualTo(10);
            assertThat(finding.layer()).isEqualTo("dying_1");
            assertThat(finding.rows()).isGreaterThanOrEqualTo(128);
        }
    }

    @Test
    void findsALearningRateAtWhichTheLossStaysHigh() {
        var findings =
                Runs.of(
                        squared(adam(3), 30, dense(32, relu()), dense(32, relu()), dense(1))
                                .batchSize(4),
                        Runs.nothing(100, 5, 3));
        assertThat(only(LearningRateTooLarge.class, findings).way())
                .isNotEqualTo(LearningRateTooLarge.Way.DIVERGES);
    }

    /// Just beyond the stable rate of the steepest direction, the loss goes up and down.
    @Test
    void findsALearningRateAtWhichTheLossOscillates() {
        var findings =
                Runs.of(
                        squared(adam(0.7), 40, dense(16, relu()), dense(1)).batchSize(8),
                        Runs.plane(120, 0.5, 5));
        assertThat(codes(findings)).contains("learning_rate_too_large");
    }

    @Test
    void findsALearningRateThatIsTooSmall() {
        var findings =
                Runs.of(
                        squared(adam(1e-6), 20, dense(16, relu()), dense(1)),
                        Runs.plane(200, 0.1, 1));
        var finding = only(LearningRateTooSmall.class, findings);
        assertThat(finding.moved()).isLessThan(0.01);
        assertThat(finding.lastLoss()).isGreaterThan(0.9 * finding.firstLoss());
        assertThat(finding.steps()).isEqualTo(20 * 7);
    }

    @Test
    void findsAModelThatIsNoBetterThanAConstant() {
        var training =
                squared(adam(1e-3), 20, dense(16, relu()), dense(1))
                        .validation(Runs.nothing(200, 5, 7));
        var finding = only(NoBetterThanTrivial.class, Runs.of(training, Runs.nothing(400, 5, 3)));
        assertThat(finding.rows()).isEqualTo("validation");
        assertThat(finding.count()).isEqualTo(200);
        // The variance of standard normal numbers, of 200 of them to within a fifth.
        assertThat(finding.trivialLoss()).isBetween(0.8, 1.2);
    }

    @Test
    void comparesClassesWithTheirFrequencies() {
        var triangle = Runs.triangle(300, 1);
        var shuffled = Runs.nothing(300, 2, 4);
        var training =
                Training.of(
                                Sequential.of(dense(8, relu()), dense(3)),
                                softmaxCrossEntropy(),
                                adam(1e-3))
                        .stopWhen(StopRule.epochs(3));
        var samples = Samples.of(shuffled.features(), Runs.classes(triangle));
        var finding = only(NoBetterThanTrivial.class, Runs.of(training, samples));
        assertThat(finding.trivialLoss()).isBetween(Math.log(3) - 1e-4, Math.log(3) + 1e-4);
    }

    /// More weights than rows, and wrong answers to learn by heart: the surer, the worse.
    @Test
    void findsOverfitting() {
        var training =
                Training.of(Sequential.of(dense(32, relu()), dense(1)), logLoss(), adam(1e-2))
                        .validation(Runs.mistaken(100, 10, 9))
                        .stopWhen(StopRule.epochs(100));
        var finding = only(Overfitting.class, Runs.of(training, Runs.mistaken(80, 10, 1)));
        assertThat(finding.validation()).isGreaterThan(1.5 * finding.bestValidation());
        assertThat(finding.training()).isLessThan(0.7 * finding.trainingThen());
        assertThat(finding.advice()).contains("--patience");
    }

    /// The mean of several runs is what counts, and the best epoch of each is kept.
    @Test
    void ofOneOfSeveralRunsOverfittingIsNotTold() {
        var training =
                Training.of(Sequential.of(dense(32, relu()), dense(1)), logLoss(), adam(1e-2))
                        .validation(Runs.mistaken(100, 10, 9))
                        .stopWhen(StopRule.epochs(100))
                        .oneOfSeveral(true);
        assertThat(Runs.of(training, Runs.mistaken(80, 10, 1))).isEmpty();
    }

    @Test
    void eachKindIsToldOnceOnly() {
        var doctor = new Doctor();
        var heard = new ArrayList<Finding>();
        for (int i = 0; i < 2; i++) {
            squared(adam(1e-6), 20, dense(4, relu()), dense(1))
                    .listener(event -> {
                        if (event instanceof RunEvent.Warned warned) {
                            heard.add(warned.finding());
                        }
                    })
                    .watch(doctor)
                    .fit(Runs.plane(200, 0.1, 1));
        }
        assertThat(codes(heard))
                .containsExactly("learning_rate_too_small", "no_better_than_trivial");
        assertThat(doctor.findings()).isEqualTo(heard);
    }
}
