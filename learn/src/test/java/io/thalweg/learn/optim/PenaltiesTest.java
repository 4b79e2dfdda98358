package io.thalweg.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.session.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/// On [Valley]'s matrix [[-1, 0.5]] and vector [0, 2]; by hand. 1e-15: a rounding.
class PenaltiesTest {
    private final Valley valley = new Valley();

    @Test
    void l1AddsUpTheSizesOfMatrices() {
        var penalty = Penalties.l1(valley.variables(), 0.1);
        var gradients = Gradients.of(penalty, valley.variables());
        try (var session = valley.session(Precision.REFERENCE)) {
            assertThat(session.run(penalty).item()).isCloseTo(0.15, within(1e-15));
            assertThat(session.run(gradients.get(0)).doubles()).containsExactly(-0.1, 0.1);
            assertThat(session.run(gradients.get(1)).doubles()).containsExactly(0, 0);
        }
    }

    @Test
    void l2AddsUpTheSquaresOfMatrices() {
        var penalty = Penalties.l2(valley.variables(), 0.1);
        var gradients = Gradients.of(penalty, valley.variables());
        try (var session = valley.session(Precision.REFERENCE)) {
            assertThat(session.run(penalty).item()).isCloseTo(0.125, within(1e-15));
            assertThat(session.run(gradients.get(0)).doubles()).containsExactly(-0.2, 0.1);
        }
    }

    @Test
    void vectorsAloneCostNothing() {
        var penalty = Penalties.l2(List.of(valley.bias), 0.1);
        try (var session = valley.session(Precision.FLOAT)) {
            assertThat(session.run(penalty).item()).isZero();
        }
    }

    @Test
    void mistakesAreRefused() {
        assertThatThrownBy(() -> Penalties.l1(List.of(), 0.1))
                .isInstanceOf(OptimizerException.class);
        assertThatThrownBy(() -> Penalties.l2(valley.variables(), -0.1))
                .isInstanceOf(OptimizerException.class)
                .hasMessageContaining("strength of the penalty is -0.1");
    }
}
