package io.thalweg.learn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    /// A few sums and quotients of doubles.
    private static final double ROUNDING = 1e-12;

    private static Fold holding(int... rows) {
        var features = new Features(rows.length, 1, new float[rows.length], 0, new int[0]);
        var zeros = Samples.of(features, new float[rows.length]);
        return new Fold(zeros, zeros, rows);
    }

    /// What was said of row r is 10 r and 10 r + 1, wherever it was held back.
    @Test
    void outputsFollowTheirRowsIntoOtherFolds() {
        var said =
                Repeats.inOrder(
                        List.of(new double[] {10, 11, 30, 31}, new double[] {0, 1, 20, 21}),
                        List.of(holding(1, 3), holding(0, 2)),
                        List.of(holding(0, 1, 3), holding(2)));
        assertThat(said.get(0)).containsExactly(0, 1, 10, 11, 30, 31);
        assertThat(said.get(1)).containsExactly(20, 21);
    }

    /// Errors of 3, −3 and 3 have the mean 1: all three count alike, the first one not for more.
    @Test
    void repeatsCountAlike() {
        var folds = List.of(holding(0), holding(1));
        Entrant mean = says(4, 3, 3);
        mean = mean.and(says(7, -3, -3), folds, false);
        mean = mean.and(says(9, 3, 3), folds, false);
        assertThat(mean.trials()).containsExactly(4, 7, 9);
        assertThat(mean.trial()).isEqualTo(4);
        assertThat(mean.joined()).containsExactly(new double[] {1, 1}, within(ROUNDING));
        assertThat(mean.loss()).isCloseTo(1, within(ROUNDING));
    }

    private static Entrant says(int trial, double... outputs) {
        return new Entrant(
                trial, List.of(), List.of(new double[] {outputs[0]}, new double[] {outputs[1]}), 9);
    }

    /// Where the rows held back aren't sure of a lead, the shares are the usual ones.
    @Test
    void aMixtureIsNeverWorseThanTheUsualOne() {
        var folds = List.of(holding(0, 1, 2), holding(3, 4, 5));
        var held = HeldRows.of(folds, false);
        var right = new double[][] {{0.1, -0.1, 0.1}, {-0.1, 0.1, -0.1}};
        var wrong = new double[][] {{1, 1, 1}, {1, 1, 1}};
        var entrants =
                List.of(
                        new Entrant(1, List.of(), List.of(wrong), 1),
                        new Entrant(2, List.of(), List.of(right), 0.01));
        var mixture = Mixture.of(entrants, held);
        assertThat(mixture.ofTheBest()).containsExactly(0, 1);
        var usual = new double[] {1, 0};
        var shares = mixture.shares(List.of(1.0));
        assertThat(shares[0] + shares[1]).isCloseTo(1, within(ROUNDING));
        assertThat(held.loss(mixture.mixed(shares))).isLessThan(held.loss(mixture.mixed(usual)));
    }
}
