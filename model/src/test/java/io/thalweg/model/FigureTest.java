package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thalweg.core.random.CounterRandom;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "-0.0|0",
                "1|1.000",
                "0.924|0.9240",
                "0.99996|1.000",
                "12.345|12.34",
                "-12.355|-12.36",
                "999.94|999.9",
                "999.96|1,000",
                "1234.5|1,234",
                "180796.06|180,796",
                "-123456|-123,456",
                "-1234567.8|-1,234,568",
                "0.001234567|0.001235",
                "0.0001|0.0001000",
                "0.0000123456|1.235e-5",
                "1.7e31|1.700e31",
                "123456789012345|123,456,789,012,345",
                "1e15|1.000e15",
                "999999999999999.9|1.000e15",
                "999.9999999999999|1,000",
                "0.09999999|0.1000",
                "0.000099999|0.0001000",
                "4.9e-324|4.941e-324",
                "1.7976931348623157e308|1.798e308",
                "NaN|undefined",
                "Infinity|infinite",
                "-Infinity|-infinite"
            })
    void fourDigitsAreShown(double value, String text) {
        assertThat(Figure.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void digitsAreThoseOfADecimalRounding(long seed) {
        for (int i = 0; i < 1000; i++) {
            int exponent = CounterRandom.below(7, seed, 1, 0, i) - 4;
            double value =
                    (0.1 + 0.9 * CounterRandom.uniform(seed, 2, 0, i)) * Math.pow(10, exponent);
            var rounded = new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN));
            assertThat(new BigDecimal(Figure.text(value).replace(",", "").replace("e-", "E-")))
                    .isEqualByComparingTo(rounded);
        }
    }

    @Test
    void countsHaveTheirThousandsApart() {
        assertThat(Figure.text(0L)).isEqualTo("0");
        assertThat(Figure.text(-999L)).isEqualTo("-999");
        assertThat(Figure.text(1_000_000L)).isEqualTo("1,000,000");
        assertThat(Figure.text(Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void settingsHaveAllTheirDigits(long seed) {
        for (int i = 0; i < 500; i++) {
            double digits = CounterRandom.uniform(seed, 3, 0, i);
            int exponent = (int) (40 * CounterRandom.uniform(seed, 4, 0, i)) - 20;
            double value =
                    switch (i % 3) {
                        case 0 -> Math.pow(10, exponent);
                        case 1 -> Math.rint(1000 * digits) * Math.pow(10, exponent);
                        default -> digits * Math.pow(10, exponent);
                    };
            assertThat(Figure.plain(value))
                    .isEqualTo(
                            value == 0
                                    ? "0"
                                    : new BigDecimal(Double.toString(value))
                                            .stripTrailingZeros()
                                            .toPlainString());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void settingsAreFiniteAndNotBelowZero(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Figure.plain(value));
    }
}
