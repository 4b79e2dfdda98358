package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextChartTest {
    /// 21 columns and 5 lines for the drawing itself.
    private static TextChart small() {
        return new TextChart(31, 5);
    }

    @Test
    void aLineRunsFromCornerToCornerBetweenNamedAxes() {
        var chart = small().axes("x", "y").line('o', new double[] {0, 4}, new double[] {0, 8});
        assertThat(chart.toString())
                .isEqualTo(
                        """
                               y
                           8.000 ┤                  ooo
                                 │             ooooo
                           4.000 ┤        ooooo
                                 │   ooooo
                               0 ┤ooo
                                 └─────────────────────
                                  0      2.000    4.000
                                            x\
                        """);
    }

    @Test
    void aSteepCurveHasNoGaps() {
        var rows = small().curve('*', x -> x > 0 ? 1 : 0, -1, 1).toString().lines().toList();
        for (int row = 0; row < 5; row++) {
            assertThat(rows.get(row)).contains("*");
        }
    }

    @Test
    void logarithmicAxesGiveEqualRatiosEqualRoom() {
        var chart = small().logarithmicX().logarithmicY();
        chart.point('a', 1, 0.01).point('b', 10, 1).point('c', 100, 100).point('d', 0, 5);
        var rows = chart.toString().lines().toList();
        assertThat(rows.get(0)).isEqualTo("   100.0 ┤                    c");
        assertThat(rows.get(2)).isEqualTo("   1.000 ┤          b");
        assertThat(rows.get(4)).isEqualTo(" 0.01000 ┤a");
        assertThat(chart.toString()).doesNotContain("d"); // 0 has no place there
    }

    @Test
    void whatLiesBeyondASetAxisIsNotDrawn() {
        var chart = small().xRange(0, 1).yRange(0, 1);
        chart.point('a', 0.5, 0.5).point('b', 2, 0.5).point('c', 0.5, -9);
        chart.line('d', new double[] {0, 1e300}, new double[] {0, 1e300});
        assertThat(chart.toString()).contains("a").doesNotContain("b").doesNotContain("c");
    }

    @Test
    void whatIsNoNumberLeavesAGap() {
        double nan = Double.NaN;
        var xs = new double[] {0, 1, 2, 3, 4};
        var chart = small().line('o', xs, new double[] {1, 1, nan, 1, Double.POSITIVE_INFINITY});
        assertThat(chart.toString()).contains("oooooo    ").doesNotContain("NaN");
        assertThat(chart.toString().lines().filter(line -> line.contains("o"))).hasSize(1);
    }

    @Test
    void anEmptyOneAndASinglePointAreCharts() {
        assertThat(small().toString()).hasLineCount(7).doesNotContain("undefined");
        assertThat(small().point('o', 3, 7).toString()).contains("o").contains("7.000");
    }

    @Test
    void whatComesLaterIsOnTop() {
        var chart = small().point('a', 1, 1).point('b', 1, 1).toString();
        assertThat(chart).contains("b").doesNotContain("a");
    }

    @Test
    void tooSmallIsRefused() {
        assertThatThrownBy(() -> new TextChart(29, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TextChart(40, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
