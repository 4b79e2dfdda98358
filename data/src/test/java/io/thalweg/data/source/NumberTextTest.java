package io.thalweg.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.random.CounterRandom;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    /// The JDK's own parser is correctly rounded; both must agree in every bit.
    @Test
    void everyDecimalIsRoundedAsTheJdkRoundsIt() {
        for (int i = 0; i < 200_000; i++) {
            int digits = 1 + CounterRandom.below(22, 1, 0, 0, i);
            long bits =
                    ((long) CounterRandom.bits(1, 3, 0, i) << 32) ^ CounterRandom.bits(1, 4, 0, i);
            var mantissa = Long.toUnsignedString(bits);
            var unscaled =
                    new BigInteger(mantissa.substring(0, Math.min(digits, mantissa.length())));
            int scale = CounterRandom.below(30, 1, 1, 0, i);
            var text = new BigDecimal(unscaled, scale).toPlainString();
            if (CounterRandom.below(2, 1, 2, 0, i) == 0) {
                text = "-" + text;
            }
            assertThat(NumberText.parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-1",
                "+1",
                "1.",
                ".5",
                "-.5",
                "1e5",
                "1E-5",
                "1.5e+300",
                "0.1",
                "1e-400",
                "9007199254740993",
                "123456789012345678901234567890",
                "0.000000000000000000000000001"
            })
    void numbers(String text) {
        assertThat(NumberText.parse(text)).isEqualTo(Double.parseDouble(text));
        assertThat(NumberText.parse(" " + text + "\t")).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+", ".", "e5", "1e", "1e+", "0x10", "1d", "1f", "1_000", "1,5", "NaN",
                "1 2", "--1", "1.2.3", "in", "infinit", "é", "１"
            })
    void notNumbers(String text) {
        assertThat(NumberText.parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Inf", "-INF", "+infinity", "Infinity", "∞", "-∞", "1e999"})
    void infinities(String text) {
        assertThat(Double.isInfinite(NumberText.parse(text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "12,12",
        "12.0,12",
        "1.2e1,12",
        "007,007",
        "-0,0",
        "0.10,0.1",
        "abc,abc",
        "1e999,Infinity",
        "-inf,-Infinity",
        "index,index"
    })
    void categoriesHaveOneForm(String text, String canonical) {
        assertThat(NumberText.canonical(text)).isEqualTo(canonical);
    }
}
