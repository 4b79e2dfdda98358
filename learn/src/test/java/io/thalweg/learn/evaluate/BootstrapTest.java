package io.thalweg.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    private static final ClassEvaluator EVALUATOR =
            new ClassEvaluator(List.of("no", "yes"), 1, List.of(0.5, 0.5));

    private static Interval interval(Intervals intervals, String key) {
        return Objects.requireNonNull(intervals.byMetric().get(key));
    }

    /// 40 of 50 rows right: the number right in a resample is binomial (50, 0.8), whose quantiles
    /// of 2.5 % and 97.5 % are 34 and 45 (scipy 1.17 binom.ppf). The interval's ends are quantiles
    /// of 1,000 draws: one row off either way for chance.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theIntervalOfAccuracyIsTheBinomials(long seed) {
        var truth = new int[50];
        var probabilities = new double[100];
        for (int row = 0; row < 50; row++) {
            truth[row] = row % 2;
            boolean right = row < 40;
            double yes = (truth[row] == 1) == right ? 0.9 : 0.1;
            probabilities[2 * row] = 1 - yes;
            probabilities[2 * row + 1] = yes;
        }
        var intervals =
                EVALUATOR.intervals(truth, probabilities, null, Bootstrap.standard(seed, 1));
        assertThat(intervals.resamples()).isEqualTo(1_000);
        var accuracy = interval(intervals, "accuracy");
        assertThat(accuracy.low()).isCloseTo(34 / 50.0, within(1.001 / 50));
        assertThat(accuracy.high()).isCloseTo(45 / 50.0, within(1.001 / 50));
    }

    private static double[] normals(int stream, int count) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = CounterRandom.normal(5, stream, 0, i);
        }
        return values;
    }

    /// Each row four times, as one group: groups are drawn as single rows are, and no figure
    /// changes when every row counts four times as much.
    @Test
    void rowsOfAGroupAreDrawnTogether() {
        var truth = normals(1, 40);
        var predicted = normals(2, 40);
        var fourTruth = new double[160];
        var fourPredicted = new double[160];
        var groups = new int[160];
        for (int row = 0; row < 160; row++) {
            groups[row] = row / 4;
            fourTruth[row] = truth[row / 4];
            fourPredicted[row] = predicted[row / 4];
        }
        var evaluator = new RegressionEvaluator(0);
        var bootstrap = Bootstrap.standard(7, 1);
        var single = evaluator.intervals(truth, predicted, null, bootstrap);
        var grouped = evaluator.intervals(fourTruth, fourPredicted, groups, bootstrap);
        var alone = evaluator.intervals(fourTruth, fourPredicted, null, bootstrap);
        for (var key : single.byMetric().keySet()) {
            // The same sums in another order of terms: last places.
            assertThat(interval(grouped, key).low())
                    .isCloseTo(interval(single, key).low(), within(1e-12));
            assertThat(interval(grouped, key).high())
                    .isCloseTo(interval(single, key).high(), within(1e-12));
        }
        // Copies taken for rows of their own pretend to know twice as well.
        var rmse = interval(single, "rmse");
        var pretended = interval(alone, "rmse");
        assertThat(pretended.high() - pretended.low())
                .isLessThan(0.75 * (rmse.high() - rmse.low()));
    }

    /// Enough rows and resamples that threads are worth their start.
    @Test
    void theNumberOfThreadsChangesNothing() {
        var truth = normals(1, 2_000);
        var predicted = normals(2, 2_000);
        var evaluator = new RegressionEvaluator(0);
        assertThat(evaluator.intervals(truth, predicted, null, Bootstrap.standard(7, 3)))
                .isEqualTo(evaluator.intervals(truth, predicted, null, Bootstrap.standard(7, 1)));
    }

    @Test
    void oneRowHasNoInterval() {
        var intervals =
                new RegressionEvaluator(0)
                        .intervals(
                                new double[] {1}, new double[] {2}, null, Bootstrap.standard(1, 1));
        assertThat(intervals.resamples()).isZero();
        assertThat(interval(intervals, "rmse").low()).isNaN();
    }

    /// With one positive row among 20 a third of the resamples have none: the others say what they
    /// can. With no positive row at all nothing is known.
    @Test
    void undefinedFiguresAreLeftOutAndTooManyMakeTheIntervalUndefined() {
        var truth = new int[20];
        var probabilities = new double[40];
        for (int row = 0; row < 20; row++) {
            probabilities[2 * row] = 1 - row / 20.0;
            probabilities[2 * row + 1] = row / 20.0;
        }
        var none = EVALUATOR.intervals(truth, probabilities, null, Bootstrap.standard(1, 1));
        assertThat(interval(none, "roc_auc").low()).isNaN();
        assertThat(interval(none, "accuracy").low()).isBetween(0.0, 1.0);
        truth[15] = 1;
        var one = EVALUATOR.intervals(truth, probabilities, null, Bootstrap.standard(1, 1));
        assertThat(interval(one, "roc_auc").low()).isBetween(0.0, 1.0);
    }

    @Test
    void manyRowsAreDrawnLessOften() {
        var bootstrap = Bootstrap.standard(1, 1);
        SequencedMap<String, Double> figures = new LinkedHashMap<>();
        figures.put("any", 1.0);
        assertThat(bootstrap.of(4_000, null, 100, weights -> figures).resamples()).isEqualTo(100);
        assertThat(bootstrap.of(2_000, null, 10, weights -> figures).resamples()).isEqualTo(1_000);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Bootstrap(0, 0.95, 1, 1))
                .hasMessageContaining("a resample and a thread or more");
        assertThatThrownBy(() -> new Bootstrap(10, 1, 1, 1))
                .hasMessageContaining("a confidence between 0 and 1");
    }
}
