package io.thalweg.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardizedTest {
    /// Mean 5 and standard deviation 2, the textbook's numbers.
    @Test
    void countsFromTheMeanInStandardDeviations() {
        var standardized = Standardized.of(2, 4, 4, 4, 5, 5, 7, 9);
        assertThat(standardized.mean()).isEqualTo(5);
        assertThat(standardized.deviation()).isEqualTo(2);
        assertThat(standardized.values()).containsExactly(-1.5f, -0.5f, -0.5f, -0.5f, 0, 0, 1, 2);
        assertThat(standardized.standard(9)).isEqualTo(2);
        assertThat(standardized.raw(-1.5)).isEqualTo(2);
    }

    @Test
    void keepsItsDigitsFarFromZero() {
        var standardized = Standardized.of(1e9 + 1, 1e9 + 3);
        assertThat(standardized.deviation()).isCloseTo(1, within(1e-6)); // one bit of 1e9 is 1e-7
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatHasNoSpread(double last) {
        assertThatThrownBy(() -> Standardized.of(3, 3, last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two different numbers");
    }
}
