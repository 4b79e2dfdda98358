package io.thalweg.learn.train;

import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.nn.Layers.dropout;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Schedule;
import io.thalweg.learn.optim.Schedules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Weight decay and dropout that follow a schedule.
class RegularizationStrengthTest {
    private static final double RATE = 0.5;
    private static final double DECAY = 0.2;

    /// Nothing to learn: all is 0, so that weights only decay.
    private static Samples nothing(int rows) {
        return Samples.of(
                new Features(rows, 2, new float[2 * rows], 0, new int[0]), new float[rows]);
    }

    private static Training training(double decay) {
        return Training.of(
                        Sequential.of(dense(1)),
                        squaredError(),
                        gradientDescent(RATE).weightDecay(decay))
                .batchSize(4);
    }

    private static float[] weights(Training training) {
        return training.fit(nothing(16)).network().variables().firstEntry().getValue().floats();
    }

    private static void assertDecayed(Training training, double... strengths) {
        var first = weights(training(0).stopWhen(StopRule.steps(1)));
        double left = 1;
        for (double strength : strengths) {
            left *= 1 - RATE * DECAY * strength;
        }
        var last = weights(training);
        for (int i = 0; i < first.length; i++) {
            // float32's rounding in at most eight steps
            assertThat((double) last[i] / first[i]).isCloseTo(left, within(1e-6));
        }
    }

    private static double[] strengths(Schedule schedule, int from, int to, int total) {
        var strengths = new double[to - from];
        for (int step = from; step < to; step++) {
            strengths[step - from] = schedule.factor(step, total, 4);
        }
        return strengths;
    }

    @Test
    void decayFollowsTheSchedule() {
        var flat = Schedules.flatCosine();
        var whole = strengths(flat, 0, 8, 8);
        assertThat(whole[3]).isEqualTo(1);
        assertThat(whole[6]).isCloseTo(0.5, within(1e-12));
        assertDecayed(training(DECAY).regularization(flat).stopWhen(StopRule.epochs(2)), whole);
        assertDecayed(training(DECAY).stopWhen(StopRule.epochs(2)), 1, 1, 1, 1, 1, 1, 1, 1);
    }

    /// A run that may be cut short does the same steps up to there.
    @Test
    void itStretchesOverAsMuchAsTheLearningRate() {
        var flat = Schedules.flatCosine();
        assertDecayed(
                training(DECAY).regularization(flat).scheduleOver(2).stopWhen(StopRule.steps(7)),
                strengths(flat, 0, 7, 8));
        assertDecayed(
                training(DECAY).regularization(flat).stopWhen(StopRule.steps(5)),
                strengths(flat, 0, 5, 5));
    }

    @Test
    void gatheredGradientsDecayTheSame() {
        var flat = Schedules.flatCosine();
        assertDecayed(
                training(DECAY).regularization(flat).accumulate(2).stopWhen(StopRule.epochs(4)),
                strengths(flat, 0, 8, 8));
    }

    /// The loss is the mean square of w x / (1 − p), or 0 where x was dropped, with x = 1 and a w
    /// that stays: w² / (1 − p) on average, if p is the rate of dropout in that step.
    @Test
    void dropoutFadesAway() {
        int rows = 4_000;
        var x = new float[rows];
        Arrays.fill(x, 1);
        var samples = Samples.of(new Features(rows, 1, x, 0, new int[0]), new float[rows]);
        var losses = new ArrayList<Double>();
        Training.of(Sequential.of(dropout(0.5), dense(1)), squaredError(), gradientDescent(1e-30))
                .batchSize(Training.FULL_BATCH)
                .regularization(Schedules.flatCosine())
                .scheduleOver(8)
                .listener(event -> {
                    if (event instanceof RunEvent.StepDone done) {
                        losses.add(done.loss());
                    }
                })
                .stopWhen(StopRule.steps(9))
                .fit(samples);
        double undropped = losses.get(8);
        for (int step : List.of(0, 4, 5, 6, 7)) {
            double strength = Schedules.flatCosine().factor(step, 8, 1);
            // three standard errors of a share of 4,000
            assertThat(losses.get(step) / undropped)
                    .isCloseTo(1 / (1 - 0.5 * strength), within(0.1));
        }
    }
}
