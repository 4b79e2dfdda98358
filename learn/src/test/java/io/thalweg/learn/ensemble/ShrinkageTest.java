package io.thalweg.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
    /// Leads 3, 1, 3, 1: mean 2, variance 4/3, squared standard error 1/3, t² = 12.
    @Test
    void keepsWhatIsSure() {
        double share = Shrinkage.share(new double[] {3, 1, 3, 1}, new double[4]);
        assertThat(share).isCloseTo(1 - 2 / 12.0, within(1e-15));
        assertThat(Shrinkage.share(new double[] {1, 1, 1}, new double[3])).isEqualTo(1);
    }

    @Test
    void keepsNothingThatChanceExplains() {
        assertThat(Shrinkage.share(new double[] {9, 0, 0, 0}, new double[4])).isZero();
        assertThat(Shrinkage.share(new double[4], new double[] {1, 1, 1, 1})).isZero();
        assertThat(Shrinkage.share(new double[4], new double[4])).isZero();
        assertThat(Shrinkage.share(new double[] {1}, new double[] {0})).isZero();
    }

    /// The best of twenty ways that are all alike: on a hundred rows most of what it seems to lead
    /// by is chance, and on average most of it isn't kept.
    @Test
    void theBestOfManyEqualOnesIsHardlyTrusted() {
        double kept = 0;
        int times = 200;
        for (int time = 0; time < times; time++) {
            var usual = new double[100];
            double[] best = usual;
            double least = 0;
            for (int way = 0; way < 20; way++) {
                var losses = new double[usual.length];
                double sum = 0;
                for (int row = 0; row < losses.length; row++) {
                    losses[row] = CounterRandom.normal(time, way, 0, row);
                    sum += losses[row];
                }
                if (sum < least) {
                    least = sum;
                    best = losses;
                }
            }
            kept += Shrinkage.share(usual, best) / times;
        }
        assertThat(kept).isBetween(0.2, 0.5);
    }
}
