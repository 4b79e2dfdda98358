package io.thalweg.learn.optim;

import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;
import static io.thalweg.learn.optim.Optimizers.momentum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.GraphException;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a step does around the optimizers' formulas: which variables change, clipping, weight
/// decay, the learning rate, the slots' names.
class MinimizationTest {
    private final Valley valley = new Valley();

    @Test
    void theStepGivesTheLossBeforeIt() {
        var step = gradientDescent(0.01).minimize(valley.loss);
        try (var session = valley.session(Precision.REFERENCE)) {
            double before = session.run(valley.loss).item();
            assertThat(session.run(step).item()).isEqualTo(before);
            assertThat(session.run(valley.loss).item()).isLessThan(before);
        }
    }

    @Test
    void onlyTheVariablesAskedForChange() {
        var step = adam(0.1).minimize(valley.loss, List.of(valley.bias));
        try (var session = valley.session(Precision.FLOAT)) {
            session.run(step);
            var position = valley.position(session);
            assertThat(position[0]).isEqualTo(-1);
            assertThat(position[1]).isEqualTo(0.5);
            assertThat(position[2]).isNotEqualTo(0);
            assertThat(position[3]).isNotEqualTo(2);
        }
    }

    @Test
    void variablesThatTheLossDoesNotDependOnAreLeftAlone() {
        var other = valley.graph.variable("other", InitialValue.ones(2, 2));
        var plan = adam(0.1).weightDecay(0.5).plan(valley.loss, valley.graph.trainableVariables());
        assertThat(plan.variables()).containsExactly(valley.weights, valley.bias);
        try (var session = valley.session(Precision.FLOAT)) {
            session.run(plan.step());
            assertThat(session.value(other).floats()).containsOnly(1);
        }
    }

    @Test
    void twoOptimizersInOneGraphKeepApart() {
        var first = momentum(0.01, 0.9).plan(valley.loss, valley.variables());
        var second = momentum(0.02, 0.9).plan(valley.loss, valley.variables());
        try (var session = valley.session(Precision.FLOAT)) {
            session.run(first.step());
            assertThat(session.value(first.learningRate()).item()).isEqualTo(0.01f);
            assertThat(session.value(second.learningRate()).item()).isEqualTo(0.02f);
            // Slopes at the start: -23.8, -10, -1, 7.9 (printed by PyTorch).
            assertThat(session.value(first.state().get(1)).at(1)).isEqualTo(-10);
            assertThat(session.value(second.state().get(1)).at(1)).isEqualTo(0);
        }
    }

    @Test
    void slotsAreNamedAfterOptimizerPurposeAndVariable() {
        assertThat(adam(0.01).plan(valley.loss, valley.variables()).state())
                .extracting(MinimizationTest::label)
                .containsExactly(
                        "learning_rate",
                        "adam/gradient_weight",
                        "adam/square_weight",
                        "adam/gradient_sum/weights",
                        "adam/square_sum/weights",
                        "adam/gradient_sum/bias",
                        "adam/square_sum/bias");
        assertThat(momentum(0.01, 0.9).plan(valley.loss, valley.variables()).state())
                .extracting(MinimizationTest::label)
                .containsExactly(
                        "learning_rate_2", "momentum/velocity/weights", "momentum/velocity/bias");
        assertThat(valley.graph.trainableVariables()).isEqualTo(valley.variables());
    }

    private static String label(Node node) {
        return ((Variable) node.op()).label();
    }

    /// A saved and restored state goes on with the same bits.
    @Test
    void variablesAndStateAreAllThatACheckpointNeeds() {
        var plan = adam(0.05).plan(valley.loss, valley.variables());
        try (var session = valley.session(Precision.FLOAT);
                var resumed = valley.session(Precision.FLOAT)) {
            for (int i = 0; i < 5; i++) {
                session.run(plan.step());
            }
            for (var node : plan.state()) {
                resumed.assign(node, session.value(node));
            }
            for (var node : plan.variables()) {
                resumed.assign(node, session.value(node));
            }
            for (int i = 0; i < 5; i++) {
                session.run(plan.step());
                resumed.run(plan.step());
            }
            assertThat(valley.position(resumed)).isEqualTo(valley.position(session));
        }
    }

    @Test
    void theLearningRateIsSetThroughTheSession() {
        var plan = gradientDescent(0.01).plan(valley.loss, valley.variables());
        try (var session = valley.session(Precision.REFERENCE)) {
            session.assign(plan.learningRate(), Tensor.scalar(0));
            session.run(plan.step());
            assertThat(valley.position(session)).containsExactly(-1, 0.5, 0, 2);
            session.assign(plan.learningRate(), Tensor.scalar(0.5f));
            session.run(plan.step());
            // 0.5 times the slopes -10 and 7.9; 1e-12 are roundings.
            assertThat(valley.position(session)[1]).isCloseTo(5.5, within(1e-12));
            assertThat(valley.position(session)[3]).isCloseTo(-1.95, within(1e-12));
        }
    }

    /// Matrices shrink by learning rate · decay · strength of themselves; without a strength as at
    /// 1.
    @Test
    void weightDecayFollowsItsStrength() {
        var strength = valley.graph.state("strength", InitialValue.constant(1));
        var optimizer = gradientDescent(0.01).weightDecay(0.5);
        var plan = optimizer.plan(valley.loss, valley.variables(), Map.of(), strength);
        var usual = optimizer.plan(valley.loss, valley.variables());
        double slope = -10;
        for (float each : new float[] {1, 0.25f, 0}) {
            try (var session = valley.session(Precision.REFERENCE)) {
                session.assign(strength, each);
                session.run(plan.step());
                // 1e-9: the learning rate is a float32.
                assertThat(valley.position(session)[1])
                        .isCloseTo(0.5 * (1 - 0.01 * 0.5 * each) - 0.01 * slope, within(1e-9));
            }
        }
        var values = new ArrayList<double[]>();
        for (var each : List.of(plan, usual)) {
            try (var session = valley.session(Precision.FLOAT)) {
                session.run(each.step());
                values.add(valley.position(session));
            }
        }
        assertThat(values.get(0)).isEqualTo(values.get(1));
    }

    /// PyTorch 1.13.0: `torch.cat([W.grad.ravel(), b.grad]).norm()`. 1e-12 relative: roundings.
    @Test
    void theNormIsThatOfTheGradientsBeforeClipping() {
        var plan =
                gradientDescent(0.01)
                        .clipNorm(1)
                        .clipValue(0.5)
                        .plan(valley.loss, valley.variables());
        try (var session = valley.session(Precision.REFERENCE)) {
            double norm = session.run(plan.gradientNorm()).item();
            assertThat(norm).isCloseTo(27.015736155063404, within(1e-10));
            assertThat(session.run(plan.gradients().get(0)).doubles())
                    .containsExactly(new double[] {-23.8, -10}, within(1e-12));
        }
    }

    /// Eight steps of `torch.optim.SGD(lr=0.05)`, PyTorch 1.13.0, float64, after
    /// `clip_grad_value_(…, 0.7)`. Roundings only: 1e-10.
    @Test
    void valuesAreClipped() {
        var walked = Valley.walk(gradientDescent(0.05).clipValue(0.7), Precision.REFERENCE, 8);
        assertThat(walked)
                .containsExactly(new double[] {-0.72, 0.610625, 0.28, 1.72}, within(1e-10));
    }

    /// The same after `clip_grad_norm_(…, 1.5)`, which divides by norm + 1e-6: that is 7e-7 of a
    /// step at most, of 0.075 each in eight steps: 4e-7.
    @Test
    void theNormIsClipped() {
        var walked = Valley.walk(gradientDescent(0.05).clipNorm(1.5), Precision.REFERENCE, 8);
        assertThat(walked)
                .containsExactly(
                        new double[] {
                            -0.6892249018865747,
                            0.5498997476588929,
                            0.06995736276842435,
                            1.568676965267841
                        },
                        within(4e-7));
    }

    @Test
    void clippingALargeLimitChangesNothing() {
        var plain = Valley.walk(gradientDescent(0.01), Precision.FLOAT, 8);
        var clipped =
                Valley.walk(gradientDescent(0.01).clipNorm(1e6).clipValue(1e6), Precision.FLOAT, 8);
        assertThat(clipped).isEqualTo(plain);
    }

    @Test
    void clippingTheNormOfAZeroGradientGivesZero() {
        var graph = new Graph();
        var w = graph.variable("w", InitialValue.ones(2, 2));
        var step = gradientDescent(1).clipNorm(0.1).minimize(w.minus(1).square().sum());
        try (var session = new Session(graph)) {
            session.run(step);
            assertThat(session.value(w).floats()).containsOnly(1);
        }
    }

    /// Cutting each slope to at most 1 leaves −1, −1, −1, 1 of norm 2, which is then halved.
    @Test
    void theNormIsClippedAfterTheValues() {
        var walked =
                Valley.walk(gradientDescent(1).clipNorm(1).clipValue(1), Precision.REFERENCE, 1);
        assertThat(walked).containsExactly(new double[] {-0.5, 1, 0.5, 1.5}, within(1e-12));
    }

    /// w ← w − η (g + 0.5 w) for the matrix, w − η g for the vector; 1e-12 are roundings.
    @Test
    void weightDecayShrinksMatricesOnly() {
        var walked = Valley.walk(gradientDescent(0.1).weightDecay(0.5), Precision.REFERENCE, 1);
        assertThat(walked)
                .containsExactly(
                        new double[] {-1 + 2.38 + 0.05, 0.5 + 1 - 0.025, 0.1, 2 - 0.79},
                        within(1e-12));
    }

    @Test
    void aLossWithoutVariablesIsRefused() {
        var x = valley.graph.constant(3);
        assertThatThrownBy(() -> adam(0.1).minimize(x))
                .isInstanceOf(OptimizerException.class)
                .hasMessageContaining("depends on none of the 2 variables");
    }

    @Test
    void onlyVariablesCanBeChanged() {
        assertThatThrownBy(() -> adam(0.1).minimize(valley.loss, List.of(valley.loss)))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("variables of the loss's graph only");
    }

    @Test
    void aLossOfSeveralNumbersIsRefused() {
        assertThatThrownBy(() -> adam(0.1).minimize(valley.bias.square()))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("mean() or sum()");
    }

    @Test
    void aVariableNamedTwiceChangesOnce() {
        var twice = List.of(valley.bias, valley.bias);
        assertThat(gradientDescent(0.1).plan(valley.loss, twice).variables())
                .containsExactly(valley.bias);
    }

    /// The rule that [UpdateRule] shows.
    private record SignDescent(double learningRate) implements UpdateRule {
        @Override
        public String name() {
            return "sign_descent";
        }

        @Override
        public Update begin(Slots slots, Node rate) {
            return (variable, gradient) -> gradient.sign().times(rate);
        }
    }

    /// Slopes of −, −, −, + at a rate of 0.25, the matrix first shrunk by 0.25 · 0.4; 1e-12 are
    /// roundings.
    @Test
    void aRuleOfOnesOwnIsARecord() {
        var walked = Valley.walk(new SignDescent(0.25).weightDecay(0.4), Precision.REFERENCE, 1);
        assertThat(walked).containsExactly(new double[] {-0.65, 0.7, 0.25, 1.75}, within(1e-12));
    }
}
