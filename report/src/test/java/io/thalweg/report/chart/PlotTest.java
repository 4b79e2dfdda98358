package io.thalweg.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlotTest {
    private static Plot plot() {
        var scale = new Scale(0, 10, false);
        return new Plot("test", "a < b", scale, "across", scale, "up");
    }

    @Test
    void saysWhatItIsAndKeepsTheValues() {
        var text =
                plot().line("s1", "loss", new double[] {1, 2.5}, new double[] {0, 9.87654})
                        .element()
                        .toString();
        assertThat(text)
                .contains("role=\"img\" aria-label=\"a &lt; b\" data-chart=\"test\"")
                .contains("data-name=\"loss\" data-x=\"1 2.5\" data-y=\"0 9.877\"");
    }

    /// With ticks of two characters, the axes span 34.2 to 346 and 200 to 8.
    @Test
    void drawsPointsWhereTheyAre() {
        var text =
                plot().line("s1", "", new double[] {0, 10}, new double[] {0, 10})
                        .element()
                        .toString();
        assertThat(text).contains("<path class=\"line s1\" d=\"M34.2 200L346 8\">");
    }

    @Test
    void aLineHasAGapWhereAValueIsMissing() {
        double[] xs = {0, 1, 2, 3, 4};
        double[] ys = {1, Double.NaN, 2, 2, Double.POSITIVE_INFINITY};
        var text = plot().line("s1", "loss", xs, ys).element().toString();
        assertThat(text).contains("data-x=\"0 2 3\" data-y=\"1 2 2\"");
        assertThat(text).containsPattern("class=\"line s1\" d=\"M[^M]*M[^M]*\"");
    }

    @Test
    void nothingIsDrawnWhereThereIsNoValue() {
        double[] none = {Double.NaN};
        var text =
                plot().line("s1", "a", none, none)
                        .dots("s1", "b", none, none)
                        .ring("s1", Double.NaN, 1, "c")
                        .element()
                        .toString();
        assertThat(text).doesNotContain("data-name").doesNotContain("circle");
    }

    @Test
    void dotsOutsideTheAxesAreLeftOut() {
        var text =
                plot().dots("s1", "row", new double[] {5, 11}, new double[] {5, 5})
                        .element()
                        .toString();
        assertThat(text).contains("data-x=\"5\"");
    }
}
