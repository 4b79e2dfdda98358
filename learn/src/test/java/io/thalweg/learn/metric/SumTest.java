package io.thalweg.learn.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SumTest {
    /// Neumaier's own example: plain addition gives 0.
    @Test
    void smallTermsSurviveLargeOnes() {
        assertThat(of(1, 1e100, 1, -1e100)).isEqualTo(2);
    }

    @Test
    void tenTenthsAreOne() {
        assertThat(of(.1, .1, .1, .1, .1, .1, .1, .1, .1, .1)).isEqualTo(1);
    }

    @Test
    void infinityAndNaNStayWhatTheyAre() {
        assertThat(of(1, Double.POSITIVE_INFINITY, 1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(of(1, Double.NaN, 1)).isNaN();
    }

    private static double of(double... terms) {
        var sum = new Sum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum.value();
    }
}
