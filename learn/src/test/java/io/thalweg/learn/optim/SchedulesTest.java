package io.thalweg.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against `torch.optim.lr_scheduler`, PyTorch 1.13.0 (Debian 1.13.1+dfsg-4), with a learning rate
/// of 1. The figures may differ by roundings of double precision: 1e-12, except where PyTorch
/// multiplies from step to step.
class SchedulesTest {
    private static double[] factors(Schedule schedule, int steps, int totalSteps) {
        var factors = new double[steps];
        for (int step = 0; step < steps; step++) {
            factors[step] = schedule.factor(step, totalSteps, 1);
        }
        return factors;
    }

    @Test
    void constantIsOne() {
        assertThat(factors(Schedules.constant(), 3, 3)).containsOnly(1);
    }

    /// Half of the steps at 1, then ½ (1 + cos(π t)) with t from 0 to 1.
    @Test
    void flatCosine() {
        double root = Math.sqrt(0.5) / 2;
        assertThat(factors(Schedules.flatCosine(), 11, 8))
                .containsExactly(
                        new double[] {1, 1, 1, 1, 1, 0.5 + root, 0.5, 0.5 - root, 0, 0, 0},
                        within(1e-12));
        assertThat(factors(Schedules.flatCosine(), 2, 1)).containsExactly(1, 0);
    }

    /// `StepLR(optimizer, 3, 0.5)`.
    @Test
    void step() {
        assertThat(factors(Schedules.step(3, 0.5), 10, 10))
                .containsExactly(1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125);
    }

    /// `SequentialLR(optimizer, [ConstantLR(optimizer, 1), ExponentialLR(optimizer, 0.9),
    /// CosineAnnealingLR(optimizer, 4)], [2, 5])`: each begins anew.
    @Test
    void inTurn() {
        var last = Schedules.inTurn(Schedules.exponential(0.9), 3, Schedules.cosine());
        var all = factors(Schedules.inTurn(Schedules.constant(), 2, last), 10, 9);
        double root = Math.sqrt(0.5) / 2;
        assertThat(all)
                .containsExactly(
                        new double[] {1, 1, 1, 0.9, 0.81, 1, 0.5 + root, 0.5, 0.5 - root, 0},
                        within(1e-12));
    }

    @Test
    void warmUpRisesToWhatFollows() {
        assertThat(factors(Schedules.warmUp(3, Schedules.constant()), 6, 6))
                .containsExactly(0.25, 0.5, 0.75, 1, 1, 1);
        assertThat(factors(Schedules.warmUpShare(0.5, Schedules.step(1, 0.5)), 6, 6))
                .containsExactly(0.25, 0.5, 0.75, 1, 0.5, 0.25);
        // Longer than the run: it never gets there.
        assertThat(factors(Schedules.warmUp(9, Schedules.cosine()), 2, 2))
                .containsExactly(0.1, 0.2);
        assertThat(factors(Schedules.warmUpShare(0.3, Schedules.cosine()), 10, 10))
                .containsExactly(factors(Schedules.cosine(0.3), 10, 10));
    }

    @Test
    void stepCountsWholeEpochs() {
        var schedule = Schedules.step(2, 0.1);
        assertThat(schedule.factor(9, 100, 5)).isEqualTo(1);
        assertThat(schedule.factor(10, 100, 5)).isEqualTo(0.1);
    }

    /// `ExponentialLR(optimizer, 0.9)`.
    @Test
    void exponential() {
        assertThat(factors(Schedules.exponential(0.9), 6, 6))
                .containsExactly(
                        new double[] {1, 0.9, 0.81, 0.729, 0.6561, 0.59049}, within(1e-12));
        assertThat(Schedules.exponential(0.25).factor(5, 10, 10)).isEqualTo(0.5);
    }

    /// `CosineAnnealingLR(optimizer, 10)`.
    @Test
    void cosine() {
        assertThat(factors(Schedules.cosine(), 11, 10))
                .containsExactly(
                        new double[] {
                            1.0,
                            0.9755282581475768,
                            0.9045084971874737,
                            0.7938926261462366,
                            0.6545084971874737,
                            0.5,
                            0.34549150281252633,
                            0.2061073738537635,
                            0.09549150281252633,
                            0.024471741852423234,
                            0.0
                        },
                        within(1e-12));
    }

    /// `SequentialLR(o, [LinearLR(o, start_factor=0.25, total_iters=3), CosineAnnealingLR(o,
    /// T_max=7)], milestones=[3])`.
    @Test
    void cosineWithWarmUp() {
        assertThat(factors(Schedules.cosine(0.3), 10, 10))
                .containsExactly(
                        new double[] {
                            0.25,
                            0.5,
                            0.75,
                            1.0,
                            0.9504844339512095,
                            0.8117449009293668,
                            0.6112604669781572,
                            0.38873953302184283,
                            0.18825509907063326,
                            0.04951556604879048
                        },
                        within(1e-12));
    }

    /// `OneCycleLR(optimizer, max_lr=1.0, total_steps=10)`.
    @Test
    void oneCycle() {
        assertThat(factors(Schedules.oneCycle(), 10, 10))
                .containsExactly(
                        new double[] {
                            0.040000000000000036,
                            0.52,
                            1.0,
                            0.9504846320134737,
                            0.8117456539497631,
                            0.6112620219362893,
                            0.38874197806371075,
                            0.18825834605023697,
                            0.049519367986526286,
                            4e-06
                        },
                        within(1e-12));
    }

    /// `OneCycleLR(optimizer, max_lr=1.0, total_steps=7, pct_start=0.4, div_factor=10,
    /// final_div_factor=100)`: the top lies between two steps.
    @Test
    void oneCycleWithSettings() {
        assertThat(factors(Schedules.oneCycle(0.4, 10, 100), 7, 7))
                .containsExactly(
                        new double[] {
                            0.09999999999999998,
                            0.6281416799501185,
                            0.9944209976994517,
                            0.8119331560284374,
                            0.4631723182535811,
                            0.13434059002100174,
                            0.001
                        },
                        within(1e-12));
    }

    static List<Schedule> schedules() {
        return List.of(
                Schedules.constant(),
                Schedules.step(2, 0.5),
                Schedules.exponential(0.9),
                Schedules.cosine(),
                Schedules.cosine(0.1),
                Schedules.oneCycle());
    }

    /// Training of one step, of few, and steps beyond the planned end.
    @ParameterizedTest
    @MethodSource("schedules")
    void everyFactorIsBetweenZeroAndOne(Schedule schedule) {
        for (int total : new int[] {1, 2, 3, 4, 1000}) {
            for (long step = 0; step < total + 5; step++) {
                assertThat(schedule.factor(step, total, 3)).isBetween(0.0, 1.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void factorsMustBeAboveZero(double factor) {
        assertThatThrownBy(() -> Schedules.exponential(factor))
                .isInstanceOf(OptimizerException.class)
                .hasMessageContaining("factor of the schedule is " + factor);
    }

    /// `ReduceLROnPlateau(optimizer, factor=0.5, patience=2, cooldown=1, min_lr=0.2)`.
    @Test
    void reduceOnPlateau() {
        var losses =
                new double[] {
                    1.0,
                    0.9,
                    0.89995,
                    0.95,
                    0.92,
                    0.91,
                    0.9,
                    0.89,
                    0.9,
                    0.9,
                    0.9,
                    0.9,
                    0.9,
                    0.9,
                    0.9,
                    Double.NaN,
                    0.5
                };
        var expected =
                new double[] {
                    1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.2, 0.2, 0.2
                };
        var plateau = new ReduceOnPlateau(0.5, 2, 1e-4, 1, 0.2);
        var state = plateau.start();
        var factors = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            state = plateau.next(state, losses[i]);
            factors[i] = state.factor();
        }
        assertThat(factors).containsExactly(expected);
        assertThat(state.best()).isEqualTo(0.5);
    }

    @Test
    void aNegativeLossMustFallToo() {
        var plateau = Schedules.reduceOnPlateau(0.1, 0);
        var state = plateau.next(plateau.start(), -2);
        assertThat(plateau.next(state, -2.1).factor()).isEqualTo(1);
        assertThat(plateau.next(state, -2).factor()).isEqualTo(0.1);
    }
}
