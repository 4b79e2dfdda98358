package io.thalweg.learn.doctor;

import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Activations.gelu;
import static io.thalweg.learn.nn.Activations.relu;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.nn.Layers.dropout;
import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;
import static io.thalweg.learn.optim.Optimizers.momentum;
import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.nn.LayerNormalization;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Lbfgs;
import io.thalweg.learn.optim.Schedules;
import io.thalweg.learn.train.RunEvent;
import io.thalweg.learn.train.StopRule;
import io.thalweg.learn.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Watching changes nothing of what is watched.
class WatchingTest {
    /// All losses and the trained weights, bit for bit.
    private static List<Object> bits(Training training, Samples samples) {
        var bits = new ArrayList<Object>();
        training.listener(event -> {
            if (event instanceof RunEvent.StepDone step) {
                bits.add(Double.doubleToRawLongBits(step.loss()));
            }
        });
        var run = training.fit(samples);
        for (var value : run.network().variables().values()) {
            for (float number : value.floats()) {
                bits.add(Float.floatToRawIntBits(number));
            }
        }
        bits.add(run.stoppedBy());
        return bits;
    }

    private static void assertSame(Supplier<Training> training, Samples samples) {
        assertThat(bits(training.get().watch(new Doctor()), samples))
                .isEqualTo(bits(training.get(), samples));
    }

    /// More than two looks; dropout, whose masks depend on the step; a last batch that is smaller;
    /// layers large enough for vectors and threads.
    @Test
    void theSameBitsWithDropoutAndAdam() {
        for (int threads : new int[] {1, 2}) {
            assertSame(
                    () ->
                            Training.of(
                                            Sequential.of(
                                                    dense(256, relu()),
                                                    dropout(0.2),
                                                    dense(128, relu()),
                                                    dense(3)),
                                            softmaxCrossEntropy(),
                                            adam(1e-3).clipNorm(0.5).weightDecay(0.01))
                                    .batchSize(128)
                                    .session(Session.Options.DEFAULT.withThreads(threads))
                                    .schedule(Schedules.cosine(0.1))
                                    .stopWhen(StopRule.steps(220)),
                    Runs.triangle(400, 1));
        }
    }

    @Test
    void theSameBitsWithOtherLayersAndPenalties() {
        assertSame(
                () ->
                        Training.of(
                                        Sequential.of(
                                                dense(24, gelu()),
                                                new LayerNormalization(1e-5),
                                                dense(1)),
                                        squaredError(),
                                        momentum(0.01, 0.9))
                                .penalties(1e-4, 1e-3)
                                .validation(Runs.plane(50, 0.2, 2))
                                .stopWhen(StopRule.epochs(25)),
                Runs.plane(301, 0.2, 1));
    }

    /// Dropout, whose masks depend on the step, and a step of fewer batches at the end.
    @Test
    void theSameBitsWhereBatchesAreGathered() {
        assertSame(
                () ->
                        Training.of(
                                        Sequential.of(dense(16, relu()), dropout(0.2), dense(3)),
                                        softmaxCrossEntropy(),
                                        adam(1e-3))
                                .batchSize(32)
                                .accumulate(3)
                                .stopWhen(StopRule.steps(120)),
                Runs.triangle(400, 1));
    }

    @Test
    void theSameBitsWithANetworkAndLbfgs() {
        assertSame(
                () ->
                        Training.of(
                                        Sequential.of(dense(8, gelu()), dropout(0.1), dense(3)),
                                        softmaxCrossEntropy(),
                                        Lbfgs.Settings.DEFAULT)
                                .stopWhen(StopRule.epochs(60)),
                Runs.triangle(300, 1));
    }

    @Test
    void theSameBitsWithLbfgs() {
        assertSame(
                () ->
                        Training.of(
                                Sequential.of(dense(3)),
                                softmaxCrossEntropy(),
                                Lbfgs.Settings.DEFAULT),
                Runs.triangle(300, 1));
    }

    /// What is done again to look for the cause is undone.
    @Test
    void theSameBitsWhereTheRunDiverges() {
        assertSame(
                () ->
                        Training.of(
                                        Sequential.of(dense(4, relu()), dense(1)),
                                        squaredError(),
                                        gradientDescent(3))
                                .stopWhen(StopRule.epochs(30)),
                Runs.plane(200, 0.1, 1));
    }

    /// Rates and dropout that change from step to step: the repetition finds the same loss, or it
    /// would find no cause.
    @Test
    void theCauseIsFoundAfterManySteps() {
        var doctor = new Doctor();
        var run =
                Training.of(
                                Sequential.of(dense(8, relu()), dropout(0.3), dense(1)),
                                squaredError(),
                                gradientDescent(1))
                        // Grows until it is too much, somewhere between two looks.
                        .schedule((step, mostSteps, stepsPerEpoch) -> step * 1e-3)
                        .regularization((step, mostSteps, stepsPerEpoch) -> step % 3 / 2.0)
                        .stopWhen(StopRule.steps(2_000))
                        .watch(doctor)
                        .fit(Runs.plane(200, 0.1, 1));
        assertThat(run.stoppedBy()).isEqualTo("diverged");
        assertThat(run.steps() % 100).isNotZero();
        var finding = Runs.only(LossNotFinite.class, doctor.findings());
        assertThat(finding.step()).isEqualTo(run.steps());
        assertThat(finding.notFinite()).isPositive();
        // Nothing that isn't finite went into what gave the first such value.
        assertThat(Double.isFinite(finding.least()) || finding.operation().equals("variable"))
                .isTrue();
    }
}
