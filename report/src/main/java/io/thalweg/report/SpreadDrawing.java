package io.thalweg.report;

import io.thalweg.model.Figure;
import io.thalweg.report.chart.Plot;
import io.thalweg.report.chart.Scale;
import io.thalweg.report.chart.TickText;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import io.thalweg.report.html.Length;
import io.thalweg.report.html.Text;
import io.thalweg.report.profile.ColumnProfile;
import io.thalweg.report.profile.Spread;
import java.util.ArrayList;
import java.util.List;

/// How a column's values are spread: small in a table's cell, or large with axes.
final class SpreadDrawing {
    private static final double WIDTH = 120;
    private static final double HEIGHT = 28;
    private static final int NAMED = 3;

    private SpreadDrawing() {}

    static Content small(ColumnProfile column) {
        var spread = column.spread();
        return switch (spread) {
            case null -> new Text("–");
            case Spread.OfNumbers numbers ->
                    Element.of("div", "spread")
                            .add(
                                    columns(numbers.counts(), 0, "numbers", column.field().name()),
                                    Element.of("span", "aside")
                                            .add(
                                                    end(numbers, 0)
                                                            + " – median "
                                                            + year(numbers, numbers.median())
                                                            + " – "
                                                            + end(numbers, 1)));
            case Spread.OfNames names ->
                    Element.of("div", "spread")
                            .add(
                                    columns(
                                            names.counts(),
                                            names.others(),
                                            "names",
                                            column.field().name()),
                                    Element.of("span", "aside").add(Element.name(text(names))));
        };
    }

    /// Whole numbers are counted in stretches around them.
    private static boolean isWhole(Spread.OfNumbers numbers) {
        return numbers.least() != Math.rint(numbers.least())
                && numbers.least() + 0.5 == Math.rint(numbers.least() + 0.5)
                && numbers.greatest() - 0.5 == Math.rint(numbers.greatest() - 0.5)
                && numbers.counts().size() == Math.round(numbers.greatest() - numbers.least());
    }

    private static String end(Spread.OfNumbers numbers, int which) {
        double air = isWhole(numbers) ? 0.5 : 0;
        return year(numbers, which == 0 ? numbers.least() + air : numbers.greatest() - air);
    }

    private static String year(Spread.OfNumbers numbers, double value) {
        return numbers.time() ? Long.toString((long) value) : TickText.of(value);
    }

    private static String text(Spread.OfNames names) {
        var parts = new ArrayList<String>();
        int shown = Math.min(NAMED, names.names().size());
        for (int i = 0; i < shown; i++) {
            parts.add(
                    shortened(names.names().get(i))
                            + " "
                            + Figure.text((long) names.counts().get(i)));
        }
        int more = names.distinct() - shown;
        return String.join(", ", parts) + (more > 0 ? ", " + more + " more" : "");
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= 24
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 23)) + "…";
    }

    /// All columns in one path, but for that of all other names.
    ///
    /// @param others how many rows are in no column; 0 for none
    private static Element columns(List<Integer> counts, int others, String kind, String name) {
        int most = Math.max(1, others);
        for (int count : counts) {
            most = Math.max(most, count);
        }
        int all = counts.size() + (others > 0 ? 1 : 0);
        double width = WIDTH / Math.max(all, 3);
        var path = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            column(path, i * width, width, (double) counts.get(i) / most);
        }
        var svg =
                Element.of("svg", "spark")
                        .with("viewBox", "0 0 120 28")
                        .with("preserveAspectRatio", "none")
                        .with("role", "img")
                        .with("aria-label", "Spread of " + name)
                        .with("data-chart", "spread-" + kind)
                        .add(Element.of("path", "bar s1").with("d", path.toString()));
        if (others > 0) {
            var rest = new StringBuilder();
            column(rest, counts.size() * width, width, (double) others / most);
            svg.add(Element.of("path", "bar s8").with("d", rest.toString()));
        }
        return svg;
    }

    private static void column(StringBuilder path, double x, double width, double share) {
        if (share > 0) {
            double height = Math.max(0.8, share * HEIGHT);
            path.append('M');
            Length.append(path, x);
            path.append(' ');
            Length.append(path, HEIGHT);
            path.append('v');
            Length.append(path, -height);
            path.append('h');
            Length.append(path, width > 10 ? width - 1 : width - 0.5);
            path.append('v');
            Length.append(path, height);
            path.append('z');
        }
    }

    /// With axes, or with every name.
    static Element large(String name, ColumnProfile column) {
        var spread = column.spread();
        return switch (spread) {
            case null -> Element.of("div");
            case Spread.OfNumbers numbers -> {
                double most = 1;
                for (int count : numbers.counts()) {
                    most = Math.max(most, count);
                }
                var plot =
                        new Plot(
                                "target",
                                "How the values of " + name + " are spread",
                                Scale.between(numbers.least(), numbers.greatest()),
                                shortened(name),
                                new Scale(0, most, false).rounded(),
                                "rows");
                for (int i = 0; i < numbers.counts().size(); i++) {
                    int count = numbers.counts().get(i);
                    if (count > 0) {
                        plot.column(
                                "s1",
                                numbers.start(i),
                                numbers.start(i + 1),
                                count,
                                Words.count(count, "row")
                                        + ": "
                                        + Figure.text(numbers.start(i))
                                        + " to "
                                        + Figure.text(numbers.start(i + 1)));
                    }
                }
                yield Chart.of("The target", plot.element())
                        .note(
                                "Mean "
                                        + Figure.text(numbers.mean())
                                        + ", median "
                                        + Figure.text(numbers.median())
                                        + ".")
                        .element();
            }
            case Spread.OfNames names -> {
                var bars = new Bars("target", "How many rows each class of " + name + " has");
                for (int i = 0; i < names.names().size(); i++) {
                    bars.add(
                            names.names().get(i),
                            names.counts().get(i),
                            0,
                            Figure.text((long) names.counts().get(i)),
                            "s1");
                }
                if (names.others() > 0) {
                    bars.add(
                            names.distinct() - names.names().size() + " others",
                            names.others(),
                            0,
                            Figure.text((long) names.others()),
                            "s8");
                }
                yield Chart.of("The target", bars.element()).note("Rows of each class.").element();
            }
        };
    }
}
