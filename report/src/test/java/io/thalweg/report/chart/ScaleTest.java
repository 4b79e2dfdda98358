package io.thalweg.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    /// A few roundings of numbers near 1.
    private static final double ROUNDING = 1e-12;

    @Test
    void endsAreAtTheEnds() {
        var scale = new Scale(20, 60, false);
        assertThat(scale.place(20)).isZero();
        assertThat(scale.place(30)).isEqualTo(0.25);
        assertThat(scale.place(60)).isEqualTo(1);
    }

    @Test
    void equalRatiosAreEqualLengthsByPowers() {
        var scale = new Scale(0.01, 100, false).byPowersBeyond(20);
        assertThat(scale.logarithmic()).isTrue();
        assertThat(scale.place(1)).isCloseTo(0.5, within(ROUNDING));
        assertThat(scale.place(0)).isNaN();
        assertThat(new Scale(0, 100, false).byPowersBeyond(20).logarithmic()).isFalse();
        assertThat(new Scale(10, 100, false).byPowersBeyond(20).logarithmic()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, '0 0.2 0.4 0.6 0.8 1'",
        "0, 200000, '0 50k 100k 150k 200k'",
        "-3, 7, '-2 0 2 4 6'",
        "1998.5, 2010.2, '2000 2002 2004 2006 2008 2010'",
        "0, 0.0004, '0 0.0001 0.0002 0.0003 0.0004'"
    })
    void ticksAreRoundNumbers(double least, double greatest, String expected) {
        assertThat(texts(new Scale(least, greatest, false))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 3, '0.02 0.05 0.1 0.2 0.5 1 2'", "0.00001, 1000, '1e-5 0.001 0.1 10 1000'"})
    void ticksByPowersAreRoundNumbers(double least, double greatest, String expected) {
        assertThat(texts(new Scale(least, greatest, true))).isEqualTo(expected);
    }

    private static String texts(Scale scale) {
        var texts = new ArrayList<String>();
        for (double tick : scale.ticks()) {
            texts.add(TickText.of(tick));
        }
        return String.join(" ", texts);
    }

    /// Whatever the values, an axis has two to nine ticks with different texts, all on it.
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void everyAxisCanBeRead(int seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            double middle = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
            double width = Math.abs(middle) * Math.pow(10, -random.nextInt(3)) + 1e-6;
            var scale = Scale.between(middle - width, middle + width).rounded();
            var ticks = scale.ticks();
            assertThat(ticks).as("%s", scale).hasSizeBetween(2, 9);
            assertThat(ticks.stream().map(TickText::of)).as("%s", scale).doesNotHaveDuplicates();
            for (double tick : ticks) {
                assertThat(scale.place(tick)).isBetween(-1e-6, 1 + 1e-6);
            }
        }
    }

    @Test
    void anAxisOfOneValueHasAir() {
        assertThat(Scale.between(5, 5)).isEqualTo(new Scale(4.5, 5.5, false));
        assertThat(Scale.between(0, 0)).isEqualTo(new Scale(-1, 1, false));
        assertThat(Scale.around(List.of(new double[] {Double.NaN})))
                .isEqualTo(new Scale(0, 1, false));
        assertThat(Scale.between(-Double.MAX_VALUE, Double.MAX_VALUE))
                .isEqualTo(new Scale(0, 1, false));
    }

    @Test
    void anAxisNeedsTwoEnds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(1, 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(0, 1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(0, Double.NaN, false));
    }
}
