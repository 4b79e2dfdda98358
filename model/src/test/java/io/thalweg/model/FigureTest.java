package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "NaN|undefined",
                "Infinity|infinite",
                "-Infinity|-infinite"
            })
    void fourDigitsAreShown(double value, String text) {
        assertThat(Figure.text(value)).isEqualTo(text);
    }

    @Test
    void countsHaveTheirThousandsApart() {
        assertThat(Figure.text(0L)).isEqualTo("0");
        assertThat(Figure.text(-999L)).isEqualTo("-999");
        assertThat(Figure.text(1_000_000L)).isEqualTo("1,000,000");
        assertThat(Figure.text(Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808");
    }
}
