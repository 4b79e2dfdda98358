package io.thalweg.data.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {

    /// Selecting must give what sorting gives, for every length, with many equal values and with
    /// none, sorted before or not.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 15, 16, 17, 18, 19, 100, 1001, 5000})
    void selectsWhatSortingGives(int length) {
        for (int variant = 0; variant < 40; variant++) {
            var values = new double[length];
            for (int i = 0; i < length; i++) {
                values[i] =
                        variant % 2 == 0
                                ? CounterRandom.below(1 + variant, 5, variant, length, i)
                                : CounterRandom.normal(5, variant, length, i);
            }
            if (variant % 5 == 0) {
                Arrays.sort(values);
            }
            var sorted = values.clone();
            Arrays.sort(sorted);
            assertThat(Spread.of(values))
                    .isEqualTo(
                            new Spread(
                                    sorted[0],
                                    quantile(sorted, 0.25),
                                    quantile(sorted, 0.5),
                                    quantile(sorted, 0.75),
                                    sorted[length - 1]));
        }
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double part = position - below;
        return part == 0
                ? sorted[below]
                : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }
}
