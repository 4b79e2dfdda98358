package io.thalweg.learn.train;

import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Lbfgs;
import io.thalweg.learn.train.LearningRateCurve.Point;
import io.thalweg.learn.train.LearningRateCurve.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningRateTestTest {
    /// y = x₀ − x₁ and noise, with inputs of variance s²: the curvature of the loss along both is 2
    /// s².
    private static Samples plane(double scale) {
        int rows = 256;
        var x = new float[rows * 2];
        var y = new float[rows];
        for (int i = 0; i < rows; i++) {
            x[2 * i] = (float) (scale * CounterRandom.normal(3, 1, 0, 2L * i));
            x[2 * i + 1] = (float) (scale * CounterRandom.normal(3, 1, 0, 2L * i + 1));
            // Noise, for a loss of exactly zero stays there at any rate.
            y[i] = x[2 * i] - x[2 * i + 1] + (float) (scale * CounterRandom.normal(4, 1, 0, i));
        }
        return Samples.of(new Features(rows, 2, x, 0, new int[0]), y);
    }

    private static Training training() {
        return Training.of(Sequential.of(dense(1)), squaredError(), gradientDescent(0.1))
                .batchSize(256);
    }

    /// Descent on a parabola of curvature c diverges beyond a rate of 2 / c, here 1 / s²: what is
    /// suggested is below it, and not a thousand times.
    @Test
    void whatIsSuggestedConverges() {
        for (double scale : new double[] {1, 3, 8}) {
            var curve = LearningRateTest.DEFAULT.run(training(), plane(scale));
            double limit = 1 / (scale * scale);
            assertThat(curve.verdict()).isEqualTo(Verdict.TURNED);
            assertThat(curve.suggestion()).isBetween(limit / 1000, limit);
            var rates = curve.points().stream().map(Point::learningRate).toList();
            assertThat(rates).isSorted().hasSizeLessThanOrEqualTo(140);
            assertThat(rates.getFirst()).isEqualTo(1e-6);
        }
    }

    /// It ends soon after the loss has gone through the roof.
    @Test
    void divergenceEndsIt() {
        var curve = LearningRateTest.DEFAULT.run(training(), plane(100));
        assertThat(curve.points()).hasSizeLessThan(140);
        assertThat(curve.points()).allSatisfy(point -> assertThat(point.loss()).isFinite());
    }

    @Test
    void aLossThatNeverRisesIsSaidSo() {
        var curve = new LearningRateTest(1e-6, 1e-3, 30).run(training(), plane(1));
        assertThat(curve.verdict()).isEqualTo(Verdict.NEVER_ROSE);
        assertThat(curve.suggestion()).isEqualTo(1e-4);
        var rising = LearningRateCurve.of(List.of(new Point(1e-6, 1, 1), new Point(1e-5, 2, 1.5)));
        assertThat(rising.verdict()).isEqualTo(Verdict.NEVER_FELL);
        assertThat(rising.suggestion()).isEqualTo(1e-6);
    }

    /// To 1, 2 or 5 times a power of ten.
    @Test
    void theSuggestionIsARoundNumber() {
        var found =
                LearningRateCurve.of(
                        List.of(
                                new Point(0.01, 2, 2),
                                new Point(0.036, 1, 1),
                                new Point(0.1, 3, 3)));
        assertThat(found.suggestion()).isEqualTo(0.005);
        assertThat(found.lowest().learningRate()).isEqualTo(0.036);
    }

    @Test
    void badNumbersAndOptimizersAreNamed() {
        assertThatThrownBy(() -> new LearningRateTest(0, 1, 100))
                .hasMessage("The first learning rate is 0.0; expected above 0, and finite.");
        assertThatThrownBy(() -> new LearningRateTest(1, 1, 100))
                .hasMessageContaining("last learning rate is 1.0");
        assertThatThrownBy(() -> new LearningRateTest(1, 2, 9))
                .hasMessageContaining("number of steps is 9");
        var lbfgs = Training.of(Sequential.of(dense(1)), squaredError(), Lbfgs.Settings.DEFAULT);
        assertThatThrownBy(() -> LearningRateTest.DEFAULT.run(lbfgs, plane(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("no learning rate to look for");
        var samples = plane(1);
        samples.features().values()[0] = Float.NaN;
        assertThatThrownBy(() -> LearningRateTest.DEFAULT.run(training(), samples))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("even before the first step");
    }
}
