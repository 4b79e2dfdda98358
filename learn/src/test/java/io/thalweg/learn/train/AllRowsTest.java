package io.thalweg.learn.train;

import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Lbfgs;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// L-BFGS over more rows than a block holds.
final class AllRowsTest {
    /// y = x₀ − 2 x₁ + 3, without noise; every third row weighs twice as much if asked for.
    private static Samples line(int rows, boolean weighted) {
        var x = new float[rows * 2];
        var y = new float[rows];
        var weights = new float[rows];
        CounterRandom.uniform(5, 1, 0, x, 0, x.length);
        for (int i = 0; i < rows; i++) {
            y[i] = x[2 * i] - 2 * x[2 * i + 1] + 3;
            weights[i] = i % 3 == 0 ? 2 : 1;
        }
        var samples = Samples.of(new Features(rows, 2, x, 0, new int[0]), y);
        return weighted ? samples.weighted(weights) : samples;
    }

    private static TrainingRun fit(Samples samples, double l2, int epochs) {
        return Training.of(Sequential.of(dense(1)), squaredError(), Lbfgs.Settings.DEFAULT)
                .penalties(0, l2)
                .stopWhen(StopRule.epochs(epochs))
                .fit(samples);
    }

    private static float[] weights(TrainingRun run) {
        var all = new ArrayList<Float>();
        for (var variable : run.network().variables().values()) {
            for (float each : variable.floats()) {
                all.add(each);
            }
        }
        var weights = new float[all.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = all.get(i);
        }
        return weights;
    }

    @ParameterizedTest
    @CsvSource({"131072, false", "150001, false", "150001, true"})
    void theLineIsFound(int rows, boolean weighted) {
        var run = fit(line(rows, weighted), 0, 50);
        assertThat(run.trainingLoss()).isLessThan(1e-8); // squares of float32's last digits
        var found = weights(run);
        assertThat(found).hasSize(3);
        // about ten times the last digit of a float32 of this size
        assertThat(found[0]).isCloseTo(1, within(1e-4f));
        assertThat(found[1]).isCloseTo(-2, within(1e-4f));
        assertThat(found[2]).isCloseTo(3, within(1e-4f));
    }

    /// Each row as often as a power of two leaves the mean loss and its gradient as they are, but
    /// for the rounding of sums.
    @Test
    void rowsRepeatedOverSeveralBlocksGiveTheModelOfOneBlock() {
        var once = line(40_000, true);
        var indices = new int[160_000];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i % 40_000;
        }
        var one = fit(once, 0.01, 30);
        var four = fit(once.select(indices), 0.01, 30);
        // 1e-4 is some hundred times float32's rounding of sums of so many rows
        assertThat(four.trainingLoss()).isCloseTo(one.trainingLoss(), within(1e-4));
        float[] expected = weights(one);
        float[] found = weights(four);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-3f));
        }
    }
}
