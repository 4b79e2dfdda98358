package io.thalweg.report;

import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.List;

/// Values of named things as bars in a table, for names may be long and are to be read.
final class Bars {
    private final String kind;
    private final String summary;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String name, double value, double deviation, String text, String style) {}

    /// @param kind what sort of chart this is, for tests
    /// @param summary what there is to see, for people who can't
    Bars(String kind, String summary) {
        this.kind = kind;
        this.summary = summary;
    }

    /// Adds a bar.
    ///
    /// @param deviation drawn to both sides of the value; 0 for none
    /// @param text the value in words
    Bars add(String name, double value, double deviation, String text, String style) {
        bars.add(new Bar(name, value, deviation, text, style));
        return this;
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    Element element() {
        double least = 0;
        double greatest = 0;
        for (var bar : bars) {
            least = Math.min(least, bar.value - bar.deviation);
            greatest = Math.max(greatest, bar.value + bar.deviation);
        }
        double width = greatest > least ? greatest - least : 1;
        double zero = -least / width * 100;
        var rows = new ArrayList<Element>();
        for (var bar : bars) {
            double from = zero + Math.min(0, bar.value) / width * 100;
            var drawing =
                    Element.of("svg", "barcell")
                            .with("viewBox", "0 0 100 10")
                            .with("preserveAspectRatio", "none")
                            .with("aria-hidden", "true")
                            .add(
                                    Element.of("rect", "bar " + bar.style)
                                            .with("x", from)
                                            .with("y", "1")
                                            .with("width", Math.abs(bar.value) / width * 100)
                                            .with("height", "8"));
            if (bar.deviation > 0) {
                drawing.add(whisker(bar, zero, width));
            }
            if (least < 0) {
                drawing.add(Element.of("path", "base").with("d", "M" + Math.round(zero) + " 0V10"));
            }
            rows.add(
                    Element.of("tr")
                            .add(
                                    Element.of("th")
                                            .with("scope", "row")
                                            .add(Element.name(bar.name)),
                                    Element.of("td", "drawn").add(drawing),
                                    Element.of("td", "number").add(bar.text)));
        }
        return Element.of("table", "bars")
                .with("data-chart", kind)
                .with("aria-label", summary)
                .add(Element.of("tbody").add(rows));
    }

    private static Element whisker(Bar bar, double zero, double width) {
        double low = zero + (bar.value - bar.deviation) / width * 100;
        double high = zero + (bar.value + bar.deviation) / width * 100;
        return Element.of("rect", "whisker")
                .with("x", low)
                .with("y", "4")
                .with("width", high - low)
                .with("height", "2");
    }
}
