package io.thalweg.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberAnswersTest {
    /// Predictions 0 … 99 in a mixed order, truths 2 above below 50, and 1 or 5 below from there on
    /// by turns: the first bins have no spread around +2, the last 2 around −3.
    @Test
    void residualsAreSortedByPredictionIntoBins() {
        var truth = new double[100];
        var predicted = new double[100];
        for (int i = 0; i < 100; i++) {
            predicted[i] = (i * 37) % 100;
            truth[i] = predicted[i] + (predicted[i] < 50 ? 2 : predicted[i] % 2 == 0 ? -1 : -5);
        }
        var residuals = new NumberAnswers(truth, predicted).residuals();
        assertThat(residuals.points()).hasSize(100);
        assertThat(residuals.bins()).hasSize(10);
        for (int bin = 0; bin < 10; bin++) {
            var found = residuals.bins().get(bin);
            assertThat(found.from()).isEqualTo(10 * bin);
            assertThat(found.to()).isEqualTo(10 * bin + 9);
            assertThat(found.rows()).isEqualTo(10);
            assertThat(found.mean()).isEqualTo(bin < 5 ? 2 : -3);
            assertThat(found.deviation()).isEqualTo(bin < 5 ? 0 : 2);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(residuals.points().get(i).predicted()).isEqualTo(i);
        }
    }

    @Test
    void pointsAreThinnedAndTheWorstRowsComeFirst() {
        var truth = new double[5_000];
        var predicted = new double[5_000];
        for (int i = 0; i < truth.length; i++) {
            predicted[i] = i;
            truth[i] = i;
        }
        truth[3_000] += 10;
        truth[7] -= 20;
        truth[4_000] -= 10;
        var answers = new NumberAnswers(truth, predicted);
        assertThat(answers.residuals().points()).hasSize(1_000);
        assertThat(answers.worst(3)).containsExactly(7, 3_000, 4_000);
    }
}
