package io.thalweg.learn.train;

import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Activations.relu;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Schedules;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What a run tells, what callbacks may do, and the ways of stepping.
class LoopTest {
    /// y = x₀ − 2 x₁ and some noise.
    private static Samples line(int rows) {
        var x = new float[rows * 2];
        var y = new float[rows];
        for (int i = 0; i < rows; i++) {
            x[2 * i] = (float) CounterRandom.normal(5, 1, 0, 3L * i);
            x[2 * i + 1] = (float) CounterRandom.normal(5, 1, 0, 3L * i + 1);
            double noise = CounterRandom.normal(5, 1, 0, 3L * i + 2);
            y[i] = (float) (x[2 * i] - 2 * x[2 * i + 1] + 0.3 * noise);
        }
        return Samples.of(new Features(rows, 2, x, 0, new int[0]), y);
    }

    private static Training training() {
        return Training.of(Sequential.of(dense(1)), squaredError(), gradientDescent(0.1));
    }

    private static float[] weights(TrainingRun run) {
        return run.network().variables().firstEntry().getValue().floats();
    }

    private static String kind(RunEvent event) {
        return event.getClass().getSimpleName();
    }

    @Test
    void eventsComeInOrder() {
        var events = new ArrayList<RunEvent>();
        training()
                .batchSize(10)
                .validation(line(8))
                .listener(events::add)
                .stopWhen(StopRule.epochs(2))
                .fit(line(20));
        assertThat(events)
                .extracting(LoopTest::kind)
                .containsExactly(
                        "Started",
                        "StepDone",
                        "StepDone",
                        "Evaluated",
                        "EpochDone",
                        "StepDone",
                        "StepDone",
                        "Evaluated",
                        "EpochDone",
                        "Stopped",
                        "Ended");
        assertThat(events.getFirst()).isEqualTo(new RunEvent.Started(20, 3, 2, 4, 0));
        assertThat(events.get(9)).isEqualTo(new RunEvent.Stopped("max_epochs", 2, 4, 2));
    }

    @Test
    void aCallbackMayStopTheRun() {
        var run =
                training()
                        .callback((event, control) -> {
                            if (control.progress().step() == 5) {
                                control.stop("enough");
                            }
                        })
                        .stopWhen(StopRule.epochs(100))
                        .fit(line(20));
        assertThat(run.steps()).isEqualTo(5);
        assertThat(run.stoppedBy()).isEqualTo("enough");
    }

    @Test
    void aCallbackMayChangeTheLearningRate() {
        var events = new ArrayList<RunEvent>();
        training()
                .batchSize(20)
                .callback((event, control) -> {
                    if (event instanceof RunEvent.EpochDone done && done.epoch() == 2) {
                        control.multiplyLearningRate(0.5);
                    }
                })
                .listener(events::add)
                .stopWhen(StopRule.epochs(3))
                .fit(line(20));
        assertThat(events).contains(new RunEvent.LearningRateChanged(2, 0.1, 0.05, "callback"));
        var rates = new ArrayList<Double>();
        for (var event : events) {
            if (event instanceof RunEvent.StepDone step) {
                rates.add(step.learningRate());
            }
        }
        assertThat(rates).containsExactly(0.1, 0.1, 0.05);
        var zero = training().callback((event, control) -> control.multiplyLearningRate(0));
        assertThatThrownBy(() -> zero.fit(line(20)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("factor of the learning rate is 0.0");
    }

    @Test
    void thePlateauIsTold() {
        var events = new ArrayList<RunEvent>();
        Training.of(Sequential.of(dense(1)), squaredError(), gradientDescent(1e-9))
                .schedule(Schedules.reduceOnPlateau(0.5, 1))
                .listener(events::add)
                .stopWhen(StopRule.epochs(4))
                .fit(line(20));
        assertThat(events)
                .contains(new RunEvent.LearningRateChanged(3, 1e-9, 1e-9 * 0.5, "plateau"));
    }

    /// The mean gradient of three batches is that of their rows together, up to the rounding of
    /// float32 (1.2e-7 of a number, in each of 40 steps). The last step of an epoch has fewer rows.
    @Test
    void gatheredGradientsAreThoseOfALargerBatch() {
        for (var samples : List.of(line(50), line(50).weighted(ramp(50)))) {
            var whole =
                    training()
                            .batchSize(15)
                            .penalties(0, 0.01)
                            .stopWhen(StopRule.epochs(10))
                            .fit(samples);
            var gathered =
                    training()
                            .batchSize(5)
                            .accumulate(3)
                            .penalties(0, 0.01)
                            .stopWhen(StopRule.epochs(10))
                            .fit(samples);
            assertThat(gathered.steps()).isEqualTo(whole.steps()).isEqualTo(40);
            assertThat(weights(gathered)).containsExactly(weights(whole), within(5e-6f));
            assertThat(gathered.trainingLoss()).isCloseTo(whole.trainingLoss(), within(1e-5));
        }
    }

    private static float[] ramp(int length) {
        var numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = 1 + i % 5;
        }
        return numbers;
    }

    /// Against the same average of the weights after 1, 2, … steps, in double precision: float32
    /// rounds each of 12 steps to 1.2e-7 of a number of about 1.
    @Test
    void averagesForgetExponentially() {
        double decay = 0.6;
        var average = weights(training().stopWhen(StopRule.steps(1)).fit(line(20)));
        var expected = new double[] {Double.NaN, Double.NaN};
        var first = training().averageWeights(1e-9).stopWhen(StopRule.steps(1)).fit(line(20));
        assertThat(weights(first)).containsExactly(average, within(1e-6f));
        for (int steps = 1; steps <= 12; steps++) {
            var now = weights(training().stopWhen(StopRule.steps(steps)).fit(line(20)));
            for (int i = 0; i < 2; i++) {
                double kept = Math.min(decay, (1.0 + steps) / (10.0 + steps));
                // The average begins with the weights before the first step.
                double before = steps == 1 ? initial()[i] : expected[i];
                expected[i] = kept * before + (1 - kept) * now[i];
            }
        }
        var run = training().averageWeights(decay).stopWhen(StopRule.steps(12)).fit(line(20));
        assertThat(weights(run)[0]).isCloseTo((float) expected[0], within(2e-6f));
        assertThat(weights(run)[1]).isCloseTo((float) expected[1], within(2e-6f));
    }

    private static float[] initial() {
        var still = Training.of(Sequential.of(dense(1)), squaredError(), gradientDescent(1e-30));
        return weights(still.stopWhen(StopRule.steps(1)).fit(line(20)));
    }

    /// Counted in windows of 4,096 steps, of which that counts which allocates least: one without
    /// the end of an epoch, once the JIT compiler has removed what doesn't escape. The smallest
    /// object has 16 bytes, so that less than half of that a step is none. (A cosine schedule is
    /// left out: the JDK allocates in it.)
    @Test
    void aStepAllocatesNothing() {
        var beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        var step = new AtomicLong();
        var before = new AtomicLong();
        var least = new AtomicLong(Long.MAX_VALUE);
        var window =
                StopRule.whenRequested(() -> {
                    if (step.incrementAndGet() % 4_096 == 0) {
                        long now = beans.getThreadAllocatedBytes(thread);
                        least.set(Math.min(least.get(), now - before.get()));
                        before.set(now);
                    }
                    return false;
                });
        Training.of(Sequential.of(dense(16, relu()), dense(1)), squaredError(), adam(1e-3))
                .batchSize(2)
                .schedule(Schedules.exponential(0.99))
                .session(Session.Options.DEFAULT.withThreads(1))
                .stopWhen(StopRule.epochs(10), window)
                .fit(line(16_384));
        assertThat(least).hasValueLessThan(4_096 * 8);
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> training().accumulate(0))
                .hasMessage("The number of batches in a step is 0; expected at least 1.");
        assertThatThrownBy(() -> training().averageWeights(1))
                .hasMessage("The decay of the averages is 1.0; expected above 0 and below 1.");
        assertThatThrownBy(() -> new CheckpointInterval.Steps(0))
                .hasMessageContaining("number of steps between checkpoints is 0");
        var three = Samples.of(line(3).features(), new int[] {0, 1, 2});
        assertThat(
                        Training.of(Sequential.of(dense(3)), softmaxCrossEntropy(), adam(0.1))
                                .accumulate(100)
                                .stopWhen(StopRule.epochs(2))
                                .fit(three)
                                .steps())
                .isEqualTo(2);
    }
}
