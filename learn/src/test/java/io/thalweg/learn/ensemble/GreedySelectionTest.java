package io.thalweg.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreedySelectionTest {
    /// The truth is 0 everywhere.
    private static double squaredError(double[] outputs) {
        double sum = 0;
        for (double output : outputs) {
            sum += output * output;
        }
        return sum / outputs.length;
    }

    /// By hand, with mean squared errors against (0, 0): alone 2, 1, 4.5, so B begins. Then B + A =
    /// (½, ½) with 0.25; B + A + B = (0, ⅔) with 0.2222; B + A + B + C = (0, −¼) with 0.03125, a
    /// quarter of (0, −1). Of five, the best is with B: (−1, 0) / 5, 0.02.
    @Test
    void addsWhatHelpsMost() {
        var candidates = List.of(new double[] {2, 0}, new double[] {-1, 1}, new double[] {0, -3});
        int[][] expected = {{0, 1, 0}, {1, 1, 0}, {1, 2, 0}, {1, 2, 1}, {1, 3, 1}};
        double[] losses = {1, 0.25, 2.0 / 9, 0.03125, 0.02};
        for (int rounds = 1; rounds <= expected.length; rounds++) {
            var selection =
                    GreedySelection.of(candidates, rounds, GreedySelectionTest::squaredError);
            assertThat(selection.counts()).isEqualTo(expected[rounds - 1]);
            // A few roundings of numbers below 1.
            assertThat(selection.loss()).isCloseTo(losses[rounds - 1], within(1e-15));
            assertThat(selection.members()).isEqualTo(rounds);
        }
    }

    /// One that is right alone is worse with any other: the rounds after the first change nothing.
    @Test
    void keepsTheBestOnTheWay() {
        var candidates = List.of(new double[] {1, 1}, new double[] {0, 0}, new double[] {0, 2});
        var selection = GreedySelection.of(candidates, 8, GreedySelectionTest::squaredError);
        assertThat(selection.counts()).isEqualTo(new int[] {0, 1, 0});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isNeverWorseThanTheBestAloneNorThanItsBeginning(long seed) {
        int count = 2 + CounterRandom.below(8, seed, 1, 0, 0);
        int rows = 1 + CounterRandom.below(30, seed, 1, 0, 1);
        var candidates = new ArrayList<double[]>();
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            var outputs = new double[rows];
            for (int row = 0; row < rows; row++) {
                outputs[row] = CounterRandom.normal(seed, 2, i, row) + 0.3;
            }
            candidates.add(outputs);
            best = Math.min(best, squaredError(outputs));
        }
        var afresh = GreedySelection.of(candidates, 20, GreedySelectionTest::squaredError);
        assertThat(afresh.loss()).isLessThanOrEqualTo(best);
        var start = new int[count];
        start[0] = 3;
        start[1] = 1;
        var mean = new double[rows];
        for (int row = 0; row < rows; row++) {
            mean[row] = (3 * candidates.get(0)[row] + candidates.get(1)[row] + 0) / 4;
        }
        var onwards =
                GreedySelection.from(candidates, start, 20, GreedySelectionTest::squaredError);
        assertThat(onwards.loss()).isLessThanOrEqualTo(squaredError(mean));
        assertThat(onwards.counts()[0]).isGreaterThanOrEqualTo(3);
    }
}
