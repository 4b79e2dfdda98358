package io.thalweg.report.chart;

import io.thalweg.report.html.Element;
import io.thalweg.report.html.Length;
import java.util.List;

/// Parallel coordinates: a vertical axis for each thing that can differ, and a line through the
/// axes for each of what differs (Inselberg 1985, "The plane with parallel coordinates"). Made for
/// a width of 360 units, as [Plot].
public final class ParallelPlot {
    private static final double WIDTH = 360;
    private static final double TOP = 20;
    private static final double BOTTOM = 176;
    private static final double SIDE = 24;

    /// An axis.
    ///
    /// @param name what it is
    /// @param scale where values are along it
    public record Axis(String name, Scale scale) {}

    private final List<Axis> axes;
    private final Element svg;

    /// Axes without anything between them.
    ///
    /// @param kind what sort of chart this is, for tests and the style sheet
    /// @param summary what there is to see, for people who can't
    /// @param axes two or more, ten at most, from left to right
    public ParallelPlot(String kind, String summary, List<Axis> axes) {
        this.axes = List.copyOf(axes);
        this.svg =
                Element.of("svg", "plot")
                        .with("viewBox", "0 0 360 292")
                        .with("role", "img")
                        .with("aria-label", summary)
                        .with("data-chart", kind);
        var lines = new StringBuilder();
        for (int i = 0; i < axes.size(); i++) {
            var axis = axes.get(i);
            lines.append('M');
            Length.append(lines, x(i));
            lines.append(' ');
            Length.append(lines, TOP);
            lines.append('V');
            Length.append(lines, BOTTOM);
            svg.add(tick(i, TOP - 6, axis.scale().greatest()));
            svg.add(tick(i, BOTTOM + 13, axis.scale().least()));
            svg.add(
                    Element.of("text", "tick end")
                            .with(
                                    "transform",
                                    "translate("
                                            + Math.round(x(i) + 4)
                                            + " "
                                            + Math.round(BOTTOM + 20)
                                            + ") rotate(-90)")
                            .add(axis.name()));
        }
        svg.add(Element.of("path", "base").with("d", lines.toString()));
    }

    private Element tick(int axis, double y, double value) {
        return Element.of("text", "tick middle")
                .with("x", x(axis))
                .with("y", y)
                .add(TickText.of(value));
    }

    /// A line through all axes.
    ///
    /// @param style classes of the style sheet
    /// @param says what it is when pointed at
    /// @param values one for each axis
    public ParallelPlot line(String style, String says, double[] values) {
        var path = new StringBuilder();
        var kept = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            double place = Math.clamp(axes.get(i).scale().place(values[i]), 0, 1);
            path.append(i == 0 ? 'M' : 'L');
            Length.append(path, x(i));
            path.append(' ');
            Length.append(path, BOTTOM - place * (BOTTOM - TOP));
            kept.append(i == 0 ? "" : " ").append(TickText.exact(values[i]));
        }
        svg.add(
                Element.of("path", "line " + style)
                        .with("d", path.toString())
                        .with("data-values", kept.toString())
                        .add(Element.of("title").add(says)));
        return this;
    }

    private double x(int axis) {
        return SIDE + axis * (WIDTH - 2 * SIDE) / (axes.size() - 1);
    }

    /// The drawing.
    public Element element() {
        return svg;
    }
}
