package io.thalweg.learn.train;

import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Activations.relu;
import static io.thalweg.learn.nn.Activations.softmax;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.nn.Layers.dropout;
import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.model.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrainingTest {

    /// y = 2 x₀ − x₁ + 1, without noise.
    private static Samples plane(int rows, int seed) {
        var x = new float[rows * 2];
        var y = new float[rows];
        for (int i = 0; i < rows; i++) {
            x[2 * i] = (float) CounterRandom.normal(seed, 1, 0, 2L * i);
            x[2 * i + 1] = (float) CounterRandom.normal(seed, 1, 0, 2L * i + 1);
            y[i] = 2 * x[2 * i] - x[2 * i + 1] + 1;
        }
        return Samples.of(new Features(rows, 2, x, 0, new int[0]), y);
    }

    /// Three classes, each around its own corner of a triangle.
    private static Samples triangle(int rows, int seed) {
        var x = new float[rows * 2];
        var y = new int[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = i % 3;
            x[2 * i] =
                    (float) (Math.cos(y[i] * 2.1) + 0.2 * CounterRandom.normal(seed, 1, 0, 2L * i));
            x[2 * i + 1] =
                    (float)
                            (Math.sin(y[i] * 2.1)
                                    + 0.2 * CounterRandom.normal(seed, 1, 0, 2L * i + 1));
        }
        return Samples.of(new Features(rows, 2, x, 0, new int[0]), y);
    }

    private static List<float[]> weights(Network network) {
        return network.variables().values().stream().map(v -> v.floats()).toList();
    }

    /// Without noise the least squares are exact; float32 leaves some 1e-6 of a weight.
    @Test
    void descentFindsThePlaneWithEveryBatchSize() {
        for (int batchSize : new int[] {1, 16, Training.FULL_BATCH}) {
            var run =
                    Training.of(Sequential.of(dense(1)), squaredError(), gradientDescent(0.05))
                            .batchSize(batchSize)
                            .stopWhen(StopRule.epochs(400))
                            .fit(plane(64, 3));
            var values = weights(run.network());
            assertThat(values.get(0)[0]).isCloseTo(2, within(1e-4f));
            assertThat(values.get(0)[1]).isCloseTo(-1, within(1e-4f));
            assertThat(values.get(1)[0]).isCloseTo(1, within(1e-4f));
            assertThat(run.epochs()).isEqualTo(400);
            assertThat(run.stoppedBy()).isEqualTo("max_epochs");
        }
    }

    @Test
    void sameSeedGivesSameBitsAtAnyNumberOfThreads() {
        var results = new ArrayList<List<float[]>>();
        for (int threads : new int[] {1, 1, 2}) {
            var run =
                    Training.of(
                                    Sequential.of(dense(256, relu()), dropout(0.2), dense(3)),
                                    softmaxCrossEntropy(),
                                    adam(1e-3))
                            .batchSize(Training.FULL_BATCH)
                            .session(Session.Options.DEFAULT.withThreads(threads))
                            .stopWhen(StopRule.steps(5))
                            .fit(triangle(600, 1));
            results.add(weights(run.network()));
        }
        for (int i = 0; i < results.get(0).size(); i++) {
            assertThat(results.get(1).get(i)).isEqualTo(results.get(0).get(i));
            assertThat(results.get(2).get(i)).isEqualTo(results.get(0).get(i));
        }
    }

    @Test
    void eachRuleEndsTheRunAndSaysSo() {
        var asked = new AtomicInteger();
        assertThat(stoppedBy(StopRule.steps(7)).steps()).isEqualTo(7);
        assertThat(stoppedBy(StopRule.steps(7)).stoppedBy()).isEqualTo("max_steps");
        assertThat(stoppedBy(StopRule.lossBelow(0.5), StopRule.epochs(500)).stoppedBy())
                .isEqualTo("stop_loss");
        assertThat(stoppedBy(StopRule.patience(3), StopRule.epochs(100_000)).stoppedBy())
                .isEqualTo("patience");
        assertThat(stoppedBy(StopRule.timeBudget(Duration.ofMillis(1))).stoppedBy())
                .isEqualTo("time_budget");
        assertThat(stoppedBy(StopRule.whenRequested(() -> asked.incrementAndGet() > 9)).steps())
                .isEqualTo(10);
    }

    private static TrainingRun stoppedBy(StopRule... rules) {
        return Training.of(
                        Sequential.of(dense(8, relu()), dense(3)),
                        softmaxCrossEntropy(),
                        adam(0.02))
                .validation(triangle(60, 2))
                .head(softmax())
                .stopWhen(rules)
                .fit(triangle(90, 1));
    }

    @Test
    void theBestEpochsWeightsAreKept() {
        var losses = new ArrayList<Double>();
        var run =
                Training.of(
                                Sequential.of(dense(64, relu()), dense(3)),
                                softmaxCrossEntropy(),
                                adam(0.05))
                        .validation(triangle(30, 2))
                        .listener(event -> {
                            if (event instanceof RunEvent.EpochDone done) {
                                losses.add(done.validationLoss());
                            }
                        })
                        .stopWhen(StopRule.epochs(60))
                        .fit(triangle(30, 1));
        double least = losses.stream().mapToDouble(v -> v).min().orElseThrow();
        assertThat(run.validationLoss()).isEqualTo(least);
        assertThat(losses.get(run.bestEpoch() - 1)).isEqualTo(least);
    }

    @Test
    void aRateTooLargeIsSaidToDiverge() {
        var run =
                Training.of(Sequential.of(dense(1)), squaredError(), gradientDescent(50))
                        .stopWhen(StopRule.epochs(1000))
                        .fit(plane(64, 3));
        assertThat(run.stoppedBy()).isEqualTo("diverged");
    }
}
