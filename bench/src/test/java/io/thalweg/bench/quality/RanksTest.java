package io.thalweg.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void leastLossIsFirst() {
        assertThat(Ranks.of(0.3, 0.1, 0.2)).containsExactly(3, 1, 2);
    }

    @Test
    void equalLossesShareTheirPlaces() {
        assertThat(Ranks.of(0.2, 0.1, 0.2, 0.3)).containsExactly(2.5, 1, 2.5, 4);
    }

    @Test
    void whoGaveNothingIsLast() {
        assertThat(Ranks.of(Double.NaN, 0.1, Double.NaN)).containsExactly(2.5, 1, 2.5);
    }

    @Test
    void criticalDifferenceOfAPublishedExample() {
        // Demšar 2006, section 3.2.2: 4 classifiers on 14 data sets, 2.569 √(4 · 5 / (6 · 14)) =
        // 1.25; the paper gives two places.
        assertThat(Ranks.criticalDifference(4, 14)).isCloseTo(1.25, within(0.005));
    }

    @Test
    void noDifferenceWithoutTables() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ranks.criticalDifference(4, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Ranks.criticalDifference(1, 10));
    }
}
