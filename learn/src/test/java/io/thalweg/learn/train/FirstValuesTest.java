package io.thalweg.learn.train;

import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Layers.dropout;
import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.Layers;
import io.thalweg.learn.nn.ParametricActivation;
import io.thalweg.learn.nn.ScaledDense;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Lbfgs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs whose first weights are found in their training rows.
class FirstValuesTest {
    private static final int UNITS = 6;

    /// More rows than are looked at, if asked for. Features of deviation 4.
    private static Samples wave(int rows) {
        var x = new float[rows * 2];
        var y = new float[rows];
        for (int i = 0; i < rows; i++) {
            x[2 * i] = (float) (4 * CounterRandom.normal(5, 1, 0, 2L * i));
            x[2 * i + 1] = (float) (4 * CounterRandom.normal(5, 1, 0, 2L * i + 1));
            y[i] = (float) Math.sin(x[2 * i]);
        }
        return Samples.of(new Features(rows, 2, x, 0, new int[0]), y);
    }

    private static Sequential network(ScaledDense.Start start) {
        return Sequential.of(
                new ScaledDense(UNITS, start),
                new ParametricActivation(Activations.relu()),
                dropout(0.4),
                new ScaledDense(UNITS, start),
                new ParametricActivation(Activations.relu()),
                new ScaledDense(1, ScaledDense.Start.ZERO));
    }

    /// One step too small to change a float32.
    private static Training still(ScaledDense.Start start) {
        return Training.of(network(start), squaredError(), gradientDescent(1e-30))
                .batchSize(Training.FULL_BATCH)
                .stopWhen(StopRule.steps(1));
    }

    private static List<float[]> weights(TrainingRun run) {
        return run.network().variables().values().stream().map(each -> each.floats()).toList();
    }

    private static void assertSame(TrainingRun one, TrainingRun other) {
        for (int i = 0; i < weights(one).size(); i++) {
            assertThat(weights(other).get(i)).isEqualTo(weights(one).get(i));
        }
    }

    /// Of the rows, 1,000 or an evenly spread sample of 5,000, the first layer's sums have about
    /// deviation 1; not if the weights are standard normal (4 ‖w‖ / √2).
    @Test
    void aRunBeginsWithThem() {
        for (int rows : new int[] {1_000, 5_000}) {
            var samples = wave(rows);
            var found = weights(still(ScaledDense.Start.DATA).fit(samples));
            var plain = weights(still(ScaledDense.Start.NORMAL).fit(samples));
            for (int unit = 0; unit < UNITS; unit++) {
                // Up to the deviation of a sample of 1,024 of the rows: 1 / √2048 each.
                double tolerance = rows == 1_000 ? 1e-3 : 0.1;
                assertThat(deviation(samples, found.get(0), unit)).isCloseTo(1, within(tolerance));
                assertThat(found.get(1)[unit]).isNotZero();
                assertThat(plain.get(1)[unit]).isZero();
                // Columns keep their direction.
                assertThat((double) found.get(0)[unit] / found.get(0)[UNITS + unit])
                        .isCloseTo(
                                (double) plain.get(0)[unit] / plain.get(0)[UNITS + unit],
                                within(1e-4));
            }
            // Up to a step of 1e-30.
            for (float last : found.get(found.size() - 2)) {
                assertThat(last).isCloseTo(0, within(1e-25f));
            }
        }
    }

    /// With what the first layer gives no bias matters.
    private static double deviation(Samples samples, float[] weights, int unit) {
        int rows = samples.rows();
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            double product = 0;
            for (int feature = 0; feature < 2; feature++) {
                product +=
                        samples.features().number(row, feature)
                                * (double) weights[feature * UNITS + unit];
            }
            sum += product / Math.sqrt(2);
            squares += product * product / 2;
        }
        double mean = sum / rows;
        return Math.sqrt(squares / rows - mean * mean);
    }

    @Test
    void threadsDoNotMatter() {
        var results = new ArrayList<TrainingRun>();
        for (int threads : new int[] {1, 2, 4}) {
            results.add(
                    Training.of(
                                    network(ScaledDense.Start.DATA),
                                    squaredError(),
                                    adam(0.02).weightDecay(0.1))
                            .session(Session.Options.DEFAULT.withThreads(threads))
                            .stopWhen(StopRule.epochs(2))
                            .fit(wave(2_000)));
        }
        assertSame(results.get(0), results.get(1));
        assertSame(results.get(0), results.get(2));
    }

    @Test
    void aTrainedNetworkGoesOnFromWhatItLearnt() {
        var samples = wave(500);
        var trained =
                Training.of(network(ScaledDense.Start.DATA), squaredError(), adam(0.05))
                        .stopWhen(StopRule.epochs(3))
                        .fit(samples);
        var on =
                Training.of(
                                new ContinuedNetwork(trained.network()),
                                squaredError(),
                                gradientDescent(1e-30))
                        .stopWhen(StopRule.steps(1))
                        .fit(samples);
        assertSame(trained, on);
    }

    @Test
    void lbfgsBeginsWithThemToo() {
        var run =
                Training.of(
                                Sequential.of(
                                        new ScaledDense(UNITS, ScaledDense.Start.DATA),
                                        new ParametricActivation(Activations.selu()),
                                        Layers.dense(1)),
                                squaredError(),
                                Lbfgs.Settings.DEFAULT)
                        .stopWhen(StopRule.epochs(20))
                        .fit(wave(300));
        assertThat(weights(run).get(1)).doesNotContain(0);
    }
}
