package io.thalweg.report;

import io.thalweg.report.chart.Plot;
import io.thalweg.report.chart.Scale;
import io.thalweg.report.html.Element;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Curves of classes in a square from 0 to 1.
final class Curves {
    private static final Scale SHARE = new Scale(0, 1, false);

    /// Styles of the style sheet: as many as there are curves at most.
    static final int STYLES = 10;

    private final Plot plot;

    Curves(String kind, String summary, String across, String up) {
        this.plot = new Plot(kind, summary, SHARE, across, SHARE, up);
    }

    /// What a model without any skill would get.
    Curves unskilled(double from, double to) {
        plot.line("reference", "", new double[] {0, 1}, new double[] {from, to});
        return this;
    }

    <P> Curves add(
            int style, String name, List<P> points, ToDoubleFunction<P> x, ToDoubleFunction<P> y) {
        var xs = points.stream().mapToDouble(x).toArray();
        var ys = points.stream().mapToDouble(y).toArray();
        plot.line("s" + style, name, xs, ys);
        return this;
    }

    /// Dots at the points of a curve.
    <P> Curves dots(
            int style, String name, List<P> points, ToDoubleFunction<P> x, ToDoubleFunction<P> y) {
        plot.dots(
                "s" + style,
                name,
                points.stream().mapToDouble(x).toArray(),
                points.stream().mapToDouble(y).toArray());
        return this;
    }

    Element element() {
        return plot.element();
    }
}
