package io.thalweg.report.chart;

import io.thalweg.report.html.Element;
import io.thalweg.report.html.Length;

/// Two axes and what is drawn between them. Made for a width of 360 units, which is how wide a
/// chart is on a telephone: text in it keeps its size there.
public final class Plot {
    private static final double WIDTH = 360;
    private static final double HEIGHT = 236;
    private static final double CHARACTER = 6.1;
    private static final double BOTTOM = 36;
    private static final double TOP = 8;
    private static final double RIGHT = 14;

    private final Scale across;
    private final Scale up;
    private final double left;
    private final Element svg;

    /// Axes without anything between them.
    ///
    /// @param kind what sort of chart this is, for tests and the style sheet
    /// @param summary what there is to see, for people who can't
    /// @param across the horizontal scale
    /// @param acrossLabel what runs along it
    /// @param up the vertical scale
    /// @param upLabel what runs along it
    public Plot(
            String kind,
            String summary,
            Scale across,
            String acrossLabel,
            Scale up,
            String upLabel) {
        this.across = across;
        this.up = up;
        int longest = 1;
        for (double tick : up.ticks()) {
            longest = Math.max(longest, TickText.of(tick).length());
        }
        this.left = 22 + longest * CHARACTER;
        this.svg =
                Element.of("svg", "plot")
                        .with("viewBox", "0 0 360 236")
                        .with("role", "img")
                        .with("aria-label", summary)
                        .with("data-chart", kind);
        verticalAxis(upLabel);
        horizontalAxis(acrossLabel);
    }

    /// The drawing.
    public Element element() {
        return svg;
    }

    private void verticalAxis(String label) {
        var grid = new StringBuilder();
        for (double tick : up.ticks()) {
            double y = y(tick);
            move(grid, left, y).append("H346");
            svg.add(
                    Element.of("text", "tick end")
                            .with("x", left - 5)
                            .with("y", y + 3.8)
                            .add(TickText.of(tick)));
        }
        svg.add(Element.of("path", "grid").with("d", grid.toString()));
        double middle = (TOP + HEIGHT - BOTTOM) / 2;
        svg.add(
                Element.of("text", "axis")
                        .with("transform", "translate(11 " + Math.round(middle) + ") rotate(-90)")
                        .add(label));
    }

    private void horizontalAxis(String label) {
        double bottom = HEIGHT - BOTTOM;
        var marks = new StringBuilder();
        move(marks, left, bottom).append("H346");
        for (double tick : across.ticks()) {
            double x = x(tick);
            move(marks, x, bottom).append("v4");
            svg.add(
                    Element.of("text", "tick middle")
                            .with("x", x)
                            .with("y", bottom + 15)
                            .add(TickText.of(tick)));
        }
        svg.add(Element.of("path", "base").with("d", marks.toString()));
        svg.add(
                Element.of("text", "axis")
                        .with("x", (left + WIDTH - RIGHT) / 2)
                        .with("y", HEIGHT - 4)
                        .add(label));
    }

    /// A line through points; it has a gap where a value can't be drawn.
    ///
    /// @param style classes of the style sheet
    /// @param name what it is, for people; empty if nobody needs to know
    public Plot line(String style, String name, double[] xs, double[] ys) {
        var path = new StringBuilder();
        var keptX = new StringBuilder();
        var keptY = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < xs.length; i++) {
            if (!canBeDrawn(xs[i], ys[i])) {
                pen = false;
                continue;
            }
            if (pen) {
                path.append('L');
                point(path, x(xs[i]), y(ys[i]));
            } else {
                move(path, x(xs[i]), y(ys[i]));
                boolean alone = i + 1 == xs.length || !canBeDrawn(xs[i + 1], ys[i + 1]);
                path.append(alone ? "h0" : "");
            }
            pen = true;
            value(keptX, xs[i]);
            value(keptY, ys[i]);
        }
        if (!path.isEmpty()) {
            var line = Element.of("path", "line " + style).with("d", path.toString());
            svg.add(name.isEmpty() ? line : readable(line, name, keptX, keptY));
        }
        return this;
    }

    /// A dot for each point, all in one path, so that thousands of them stay light.
    ///
    /// @param style classes of the style sheet
    /// @param name what they are, for people
    public Plot dots(String style, String name, double[] xs, double[] ys) {
        var path = new StringBuilder();
        var keptX = new StringBuilder();
        var keptY = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            if (canBeDrawn(xs[i], ys[i])) {
                move(path, x(xs[i]), y(ys[i])).append("h0");
                value(keptX, xs[i]);
                value(keptY, ys[i]);
            }
        }
        if (!path.isEmpty()) {
            svg.add(
                    readable(
                            Element.of("path", "dots " + style).with("d", path.toString()),
                            name,
                            keptX,
                            keptY));
        }
        return this;
    }

    /// A ring around one point, that says something when pointed at.
    public Plot ring(String style, double x, double y, String says) {
        if (canBeDrawn(x, y)) {
            svg.add(
                    Element.of("circle", "ring " + style)
                            .with("cx", x(x))
                            .with("cy", y(y))
                            .with("r", "4.5")
                            .add(Element.of("title").add(says)));
        }
        return this;
    }

    /// A column from the axis up to a value.
    ///
    /// @param from where it begins along the horizontal axis
    /// @param to where it ends
    /// @param says what it says when pointed at
    public Plot column(String style, double from, double to, double value, String says) {
        double x = x(from);
        double y = y(value);
        svg.add(
                Element.of("rect", "bar " + style)
                        .with("x", x + 0.5)
                        .with("y", y)
                        .with("width", Math.max(0.5, x(to) - x - 1))
                        .with("height", Math.max(0, HEIGHT - BOTTOM - y))
                        .add(Element.of("title").add(says)));
        return this;
    }

    /// The area between two lines over the same places.
    public Plot band(String style, double[] xs, double[] lower, double[] upper) {
        var path = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            path.append(i == 0 ? 'M' : 'L');
            point(path, x(xs[i]), y(Math.min(upper[i], up.greatest())));
        }
        for (int i = xs.length - 1; i >= 0; i--) {
            path.append('L');
            point(path, x(xs[i]), y(Math.max(lower[i], up.least())));
        }
        svg.add(Element.of("path", "band " + style).with("d", path.append('Z').toString()));
        return this;
    }

    private boolean canBeDrawn(double x, double y) {
        return isInside(across.place(x)) && isInside(up.place(y));
    }

    /// Half a per cent outside is a rounding error.
    private static boolean isInside(double place) {
        return place >= -0.005 && place <= 1.005;
    }

    private double x(double value) {
        return left + across.place(value) * (WIDTH - RIGHT - left);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - up.place(value) * (HEIGHT - BOTTOM - TOP);
    }

    private static Element readable(Element path, String name, StringBuilder xs, StringBuilder ys) {
        return path.with("data-name", name)
                .with("data-x", xs.toString())
                .with("data-y", ys.toString());
    }

    private static void value(StringBuilder values, double value) {
        if (!values.isEmpty()) {
            values.append(' ');
        }
        values.append(TickText.exact(value));
    }

    private static StringBuilder move(StringBuilder path, double x, double y) {
        path.append('M');
        return point(path, x, y);
    }

    private static StringBuilder point(StringBuilder path, double x, double y) {
        Length.append(path, x);
        path.append(' ');
        Length.append(path, y);
        return path;
    }
}
