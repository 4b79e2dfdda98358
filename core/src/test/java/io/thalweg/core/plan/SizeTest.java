package io.thalweg.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import org.junit.jupiter.api.Test;

class SizeTest {
    @Test
    void fillsInTheBatch() {
        assertThat(Size.of(Shape.of(Shape.BATCH, 3, 4)).at(5)).isEqualTo(60);
        assertThat(Size.of(Shape.scalar()).at(5)).isEqualTo(1);
    }

    @Test
    void refusesWhatNoArrayHolds() {
        assertThatThrownBy(() -> Size.of(Shape.of(100_000, 100_000)).at(1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("10000000000 elements");
        assertThatThrownBy(() -> Size.of(Shape.of(Shape.BATCH, Shape.BATCH)).at(70_000))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("batch of 70000");
    }
}
