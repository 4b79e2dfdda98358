package io.thalweg.learn.optim;

import static io.thalweg.learn.optim.Optimizers.adaGrad;
import static io.thalweg.learn.optim.Optimizers.adadelta;
import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.optim.Optimizers.adamW;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;
import static io.thalweg.learn.optim.Optimizers.lion;
import static io.thalweg.learn.optim.Optimizers.momentum;
import static io.thalweg.learn.optim.Optimizers.nadam;
import static io.thalweg.learn.optim.Optimizers.nesterov;
import static io.thalweg.learn.optim.Optimizers.rmsProp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The first steps of every optimizer against those of others.
class OptimizersTest {
    /// Eight steps on [Valley]. The figures: PyTorch 1.13.0 (Debian 1.13.1+dfsg-4), float64,
    /// `torch.optim.SGD(…)` and so on with the same arguments, everything else PyTorch's default.
    /// AdamW with the weight decay on W only. NAdam with `foreach=True`: in this version the other
    /// path multiplies by μₜ twice, unlike the paper and later versions. Lion: NumPy, written from
    /// algorithm 2 of the paper.
    static Stream<Arguments> trajectories() {
        return Stream.of(
                Arguments.of(
                        gradientDescent(0.01),
                        new double[] {
                            -0.659469116957855,
                            0.5110357040902112,
                            0.09738539520277818,
                            1.444994969376373
                        }),
                Arguments.of(
                        momentum(0.01, 0.9),
                        new double[] {
                            -0.0447392135979475,
                            -0.30648504320338876,
                            0.38870657363457317,
                            0.17825728927780404
                        }),
                Arguments.of(
                        nesterov(0.01, 0.9),
                        new double[] {
                            -0.008803940585469402,
                            -0.12795355836848554,
                            0.5021533651116087,
                            0.07095488802754613
                        }),
                Arguments.of(
                        adaGrad(0.1),
                        new double[] {
                            -0.7761781084820477,
                            0.6468920246311916,
                            0.43624675615517633,
                            1.5769390632228213
                        }),
                Arguments.of(
                        rmsProp(0.01),
                        new double[] {
                            -0.7751582773414539,
                            0.6459343609886721,
                            0.4392418232059728,
                            1.5740077101938073
                        }),
                Arguments.of(
                        rmsProp(0.01).withDecay(0.9).withEpsilon(1e-3),
                        new double[] {
                            -0.8771993310822498,
                            0.6191919308891721,
                            0.1478348735606826,
                            1.853281860312007
                        }),
                Arguments.of(
                        adadelta(),
                        new double[] {
                            -0.9744528500271477,
                            0.5255209456016583,
                            0.026750689450141737,
                            1.973323965698318
                        }),
                Arguments.of(
                        adadelta(0.5).withDecay(0.95).withEpsilon(1e-3),
                        new double[] {
                            -0.771742313316513,
                            0.643673249877487,
                            0.5726114406494126,
                            1.4559833838254845
                        }),
                Arguments.of(
                        adam(0.05),
                        new double[] {
                            -0.6920948089172114,
                            0.758184297240909,
                            0.3999905964063963,
                            1.6017860080551067
                        }),
                Arguments.of(
                        adam(0.05).withBetas(0.8, 0.95).withEpsilon(1e-2),
                        new double[] {
                            -0.7118489533681919,
                            0.7307937185842949,
                            0.3960742409657733,
                            1.603274048701272
                        }),
                Arguments.of(
                        adamW(0.05, 0.1),
                        new double[] {
                            -0.6638828587692586,
                            0.7239775596553034,
                            0.3999906282774818,
                            1.6017804007395708
                        }),
                Arguments.of(
                        nadam(0.05),
                        new double[] {
                            -0.7898727459468213,
                            0.6781521133862717,
                            0.3202443345551975,
                            1.685764240918264
                        }),
                Arguments.of(
                        nadam(0.05).withBetas(0.8, 0.95).withEpsilon(1e-2).withMomentumDecay(0.1),
                        new double[] {
                            -0.7746412769887576,
                            0.6775679867283075,
                            0.36022320371933786,
                            1.6440603147619879
                        }),
                Arguments.of(
                        lion(0.05),
                        new double[] {
                            -0.5999999999999996,
                            0.6000000000000001,
                            0.39999999999999997,
                            1.5999999999999996
                        }),
                Arguments.of(
                        lion(0.05).weightDecay(0.1),
                        new double[] {
                            -0.5676234793298056,
                            0.5749135860333496,
                            0.39999999999999997,
                            1.5999999999999996
                        }),
                Arguments.of(
                        lion(0.05).withBetas(0.7, 0.5),
                        new double[] {
                            -0.6999999999999997,
                            0.6000000000000001,
                            0.39999999999999997,
                            1.5999999999999996
                        }));
    }

    /// The same formulas in double precision in another order: a few roundings of 1e-16 at each of
    /// eight steps. 1e-10 is far above that and far below any other formula.
    @ParameterizedTest
    @MethodSource("trajectories")
    void theFirstStepsAreThoseOfTheOracle(Optimizer optimizer, double[] expected) {
        assertThat(Valley.walk(optimizer, Precision.REFERENCE, 8))
                .containsExactly(expected, within(1e-10));
    }

    /// Positions of about 1 have steps of 6e-8 in float32; the valley's slope of up to 24 and
    /// curvature of up to 100 enlarge a rounding by some ten times over eight steps.
    @ParameterizedTest
    @MethodSource("trajectories")
    void float32TakesTheSameSteps(Optimizer optimizer, double[] expected) {
        assertThat(Valley.walk(optimizer, Precision.FLOAT, 8))
                .containsExactly(expected, within(5e-6));
    }

    static Stream<Optimizer> optimizers() {
        return trajectories().map(arguments -> (Optimizer) arguments.get()[0]);
    }

    /// A variable whose gradient is exactly 0 from the first step on must neither move nor turn
    /// into NaN.
    @ParameterizedTest
    @MethodSource("optimizers")
    void aGradientOfZeroMovesNothing(Optimizer optimizer) {
        var graph = new Graph();
        var still = graph.variable("still", InitialValue.constant(2, 3));
        var step = optimizer.minimize(still.times(0).sum());
        try (var session = new Session(graph)) {
            for (int i = 0; i < 3; i++) {
                session.run(step);
            }
            assertThat(session.value(still).floats()).containsExactly(2, 2, 2);
        }
    }

    /// Adam's corrections over 3,000 steps: with a gradient that never changes, both weighted means
    /// are the gradient itself, so that each step is the learning rate. Adding 3,000 steps of 1e-4
    /// in float32 costs a rounding of about 1e-8 each (positions up to 0.3), in one direction at
    /// worst: 3e-5; the errors of the means are below 1e-5 of a step each.
    @ParameterizedTest
    @MethodSource("longRunners")
    void correctionsStayExactInFloat32(Optimizer optimizer) {
        var graph = new Graph();
        var w = graph.variable("w", InitialValue.zeros());
        var step = optimizer.minimize(w.times(0.01));
        try (var session = new Session(graph)) {
            for (int i = 0; i < 3000; i++) {
                session.run(step);
            }
            // ε = 1e-8 next to a gradient of 0.01 takes 1e-6 of each step.
            assertThat(session.value(w).item()).isCloseTo(-0.3, within(4e-5));
        }
    }

    static Stream<Optimizer> longRunners() {
        return Stream.of(adam(1e-4), adam(1e-4).withBetas(0.9, 0.9999), lion(1e-4));
    }

    static List<Arguments> mistakes() {
        return List.of(
                mistake(() -> gradientDescent(0), "The learning rate is 0.0; expected"),
                mistake(() -> adam(Double.NaN), "The learning rate is NaN; expected"),
                mistake(() -> momentum(0.1, 1), "The momentum is 1.0; expected"),
                mistake(() -> adam(0.1).withBetas(0.9, -0.1), "The beta2 is -0.1; expected"),
                mistake(() -> rmsProp(0.1).withEpsilon(0), "The epsilon is 0.0; expected"),
                mistake(() -> adamW(0.1, -1), "The weight decay is -1.0; expected"),
                mistake(() -> lion(0.1).clipNorm(0), "The limit of the gradients' norm is 0.0"),
                mistake(() -> lion(0.1).clipValue(0), "The limit of the gradients' elements is"));
    }

    private static Arguments mistake(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void settingsThatMakeNoSenseAreRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(OptimizerException.class)
                .hasMessageStartingWith(message);
    }
}
