package io.thalweg.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EvaluatorsTest {

    @Test
    void regressionIsSetBesideTheMean() {
        var evaluation =
                new RegressionEvaluator(2)
                        .evaluate(new double[] {1, 2, 3}, new double[] {1, 2, 3.5});
        assertThat(evaluation.task()).isEqualTo("regression");
        assertThat(evaluation.rows()).isEqualTo(3);
        assertThat(evaluation.metrics().keySet())
                .containsExactly("rmse", "mae", "r2", "median_absolute_error");
        assertThat(evaluation.metric("r2")).isEqualTo(1 - 0.25 / 2);
        assertThat(evaluation.trivialMetrics().get("r2")).isZero();
        assertThat(evaluation.trivialMetrics().get("mae")).isEqualTo(2 / 3.0);
        assertThat(evaluation.confusion()).isNull();
    }

    @Test
    void twoClassesAreSetBesideTheMajority() {
        var evaluator = ClassEvaluator.of(List.of("no", "yes"), 1, new int[] {0, 0, 0, 1});
        var evaluation =
                evaluator.evaluate(
                        new int[] {0, 1, 1}, new double[] {0.9, 0.1, 0.4, 0.6, 0.8, 0.2}, null);
        assertThat(evaluation.task()).isEqualTo("binary");
        assertThat(evaluation.metrics().keySet())
                .containsExactly(
                        "accuracy",
                        "log_loss",
                        "roc_auc",
                        "f1",
                        "precision",
                        "recall",
                        "pr_auc",
                        "brier",
                        "f1_weighted");
        assertThat(evaluation.metric("accuracy")).isEqualTo(2 / 3.0);
        assertThat(evaluation.metric("recall")).isEqualTo(0.5);
        assertThat(evaluation.metric("roc_auc")).isEqualTo(1);
        assertThat(evaluation.trivialMetrics().keySet())
                .containsExactlyElementsOf(evaluation.metrics().keySet());
        assertThat(evaluation.trivialMetrics().get("accuracy")).isEqualTo(1 / 3.0);
        assertThat(evaluation.trivialMetrics().get("roc_auc")).isEqualTo(0.5);
        // Three quarters 'no': -(log 0.75 + 2 log 0.25) / 3; 1e-15 is a few last places.
        assertThat(evaluation.trivialMetrics().get("log_loss"))
                .isCloseTo(-(Math.log(0.75) + 2 * Math.log(0.25)) / 3, within(1e-15));
        assertThat(evaluation.trivialPrediction()).startsWith("no (");
        assertThat(Objects.requireNonNull(evaluation.confusion()).count(1, 0)).isEqualTo(1);
        assertThat(evaluation.rocCurves()).hasSize(1);
        assertThat(evaluation.rocCurves().getFirst().positive()).isEqualTo("yes");
    }

    @Test
    void thePositiveClassMayBeTheFirst() {
        var evaluator = ClassEvaluator.of(List.of("sick", "well"), 0, new int[] {0, 1});
        var evaluation =
                evaluator.evaluate(
                        new int[] {0, 0, 1}, new float[] {0.9f, 0.1f, 0.2f, 0.8f, 0, 1}, null);
        assertThat(evaluation.metric("precision")).isEqualTo(1);
        assertThat(evaluation.metric("recall")).isEqualTo(0.5);
        assertThat(evaluation.rocCurves().getFirst().positive()).isEqualTo("sick");
    }

    @Test
    void manyClassesAreAveraged() {
        var evaluator = new ClassEvaluator(List.of("甲", "乙", "丙"), -1, List.of(0.5, 0.5, 0.0));
        var evaluation =
                evaluator.evaluate(
                        new int[] {0, 1, 2},
                        new double[] {.8, .1, .1, .1, .8, .1, .1, .8, .1},
                        null);
        assertThat(evaluation.task()).isEqualTo("multiclass");
        assertThat(evaluation.metrics().keySet())
                .containsExactly(
                        "accuracy",
                        "log_loss",
                        "roc_auc",
                        "f1",
                        "precision",
                        "recall",
                        "brier",
                        "f1_weighted");
        assertThat(evaluation.rocCurves()).hasSize(3);
        assertThat(evaluation.trivialPrediction()).startsWith("甲 (");
        // A class never seen in training costs −log of the clip, not infinity.
        assertThat(evaluation.trivialMetrics().get("log_loss")).isFinite();
    }

    @Test
    void weightsCountInEveryFigure() {
        var evaluator = ClassEvaluator.of(List.of("no", "yes"), 1, new int[] {0, 1});
        int[] truth = {0, 1, 1};
        double[] probabilities = {0.9, 0.1, 0.4, 0.6, 0.8, 0.2};
        var evaluation = evaluator.evaluate(truth, probabilities, new double[] {1, 1, 2});
        var repeated =
                evaluator.evaluate(
                        new int[] {0, 1, 1, 1},
                        new double[] {0.9, 0.1, 0.4, 0.6, 0.8, 0.2, 0.8, 0.2},
                        null);
        assertThat(evaluation.rows()).isEqualTo(3);
        assertThat(evaluation.confusion()).isEqualTo(repeated.confusion());
        for (var figure : repeated.metrics().entrySet()) {
            // One row added twice or once with weight 2: a few last places apart.
            assertThat(evaluation.metric(figure.getKey()))
                    .isCloseTo(figure.getValue(), within(1e-14));
        }
        var regression =
                new RegressionEvaluator(0)
                        .evaluate(new double[] {1, 5}, new double[] {1, 4}, new double[] {3, 1});
        assertThat(regression.metric("mae")).isEqualTo(0.25);
        assertThat(regression.trivialMetrics().get("mae")).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new ClassEvaluator(List.of("a"), -1, List.of(1.0)))
                .hasMessageContaining("2 classes or more");
        assertThatThrownBy(() -> new ClassEvaluator(List.of("a", "b"), -1, List.of(.5, .5)))
                .hasMessageContaining("expected 0 or 1 with two classes");
        assertThatThrownBy(() -> ClassEvaluator.of(List.of("a", "b"), 1, new int[0]))
                .hasMessageContaining("no training rows");
    }
}
