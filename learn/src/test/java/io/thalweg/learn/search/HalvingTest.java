package io.thalweg.learn.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.learn.search.Halving.Job;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalvingTest {
    /// Three rungs of which the best third goes on, by hand: a rung of n results has n / 3 rounded
    /// down to promote, the lowest losses first, each once.
    @Test
    void promotesTheBestThird() {
        var halving = new Halving(3, 3);
        step(halving, new Job(0, 0), 5);
        step(halving, new Job(1, 0), 3);
        step(halving, new Job(2, 0), 4);
        step(halving, new Job(1, 1), 2); // the best of three
        step(halving, new Job(3, 0), 1);
        step(halving, new Job(3, 1), 3); // now the best of four, so the one to promote
        step(halving, new Job(4, 0), 6);
        step(halving, new Job(5, 0), 7); // of six the best two, 3 and 1, have gone on
        step(halving, new Job(6, 0), 2); // of seven the best two are 3 and 6
        step(halving, new Job(6, 1), 1); // three on the second rung: the best goes up
        step(halving, new Job(6, 2), 0.5);
        step(halving, new Job(7, 0), 8);
    }

    private static void step(Halving halving, Job expected, double loss) {
        assertThat(halving.next()).isEqualTo(expected);
        halving.done(expected, loss);
    }

    @Test
    void sharesOfTheEpochs() {
        var halving = new Halving(3, 3);
        assertThat(halving.share(2)).isEqualTo(1);
        assertThat(halving.share(1)).isEqualTo(1.0 / 3);
        assertThat(halving.share(0)).isEqualTo(1.0 / 3 / 3);
    }

    /// Whatever the losses are: a configuration climbs one rung at a time and is never trained
    /// twice on one; and no more than a third of a rung has gone on.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void climbsRungByRung(long seed) {
        var halving = new Halving(3, 3);
        var space = new Space(seed, true);
        var rungs = new HashMap<Integer, Integer>();
        int[] counts = new int[3];
        for (int i = 0; i < 300; i++) {
            var job = halving.next();
            assertThat(job.rung()).isEqualTo(rungs.getOrDefault(job.configuration(), -1) + 1);
            rungs.put(job.configuration(), job.rung());
            counts[job.rung()]++;
            double loss = space.configuration(i).text().hashCode() % 100;
            halving.done(job, loss < 0 ? Double.NaN : loss);
        }
        assertThat(counts[1]).isLessThanOrEqualTo(counts[0]);
        assertThat(counts[2]).isPositive();
    }

    @Test
    void aConfigurationDependsOnSeedAndNumberAlone() {
        var space = new Space(42, true);
        assertThat(space.configuration(17)).isEqualTo(new Space(42, true).configuration(17));
        int linear = 0;
        int tables = 0;
        int ensembles = 0;
        for (int i = 0; i < 1000; i++) {
            switch (space.configuration(i)) {
                case Configuration.Linear one -> {
                    linear++;
                    assertThat(one.l2()).isBetween(1e-6, 10.0);
                }
                case Configuration.Network network -> {
                    assertThat(network.layers()).isBetween(1, 5);
                    assertThat(network.units()).isIn(64, 128, 256, 512);
                    assertThat(network.learningRate()).isBetween(3e-4, 5e-3);
                }
                case Configuration.EnsembleNetwork ensemble -> {
                    ensembles++;
                    assertThat(ensemble.learningRate()).isBetween(1e-3, 1e-2);
                    assertThat(ensemble.bins()).isIn(0, 4, 8, 16, 32);
                }
                case Configuration.TableNetwork table -> {
                    tables++;
                    assertThat(table.learningRate()).isBetween(0.02, 0.3);
                    assertThat(table.dropout()).isIn(0.0, 0.15, 0.3);
                }
            }
        }
        // Binomial with chances 0.1, 0.45 and 0.25: deviations of 9.5, 15.7 and 13.7, five of them
        // at most.
        assertThat(linear).isBetween(53, 147);
        assertThat(tables).isBetween(372, 528);
        assertThat(ensembles).isBetween(182, 318);
        for (int i = 0; i < 100; i++) {
            assertThat(new Space(42, false).configuration(i))
                    .isNotInstanceOf(Configuration.EnsembleNetwork.class);
        }
    }
}
