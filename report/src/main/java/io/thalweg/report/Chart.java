package io.thalweg.report;

import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.List;

/// A drawing with its title above, what its colours mean, and what to know about it below.
final class Chart {
    private final String title;
    private final Element drawing;
    private final List<Element> legend = new ArrayList<>();
    private String note = "";

    private Chart(String title, Element drawing) {
        this.title = title;
        this.drawing = drawing;
    }

    static Chart of(String title, Element drawing) {
        return new Chart(title, drawing);
    }

    /// Says what a line, dot or bar of a style is.
    ///
    /// @param mark `line`, `dots` or `bar`
    Chart legend(String mark, String style, String text) {
        var swatch =
                Element.of("svg", "swatch")
                        .with("viewBox", "0 0 24 10")
                        .with("aria-hidden", "true");
        swatch.add(
                switch (mark) {
                    case "line" -> Element.of("path", "line " + style).with("d", "M0 5H24");
                    case "dots" -> Element.of("path", "dots " + style).with("d", "M12 5h0");
                    default ->
                            Element.of("rect", "bar " + style)
                                    .with("width", "24")
                                    .with("height", "10");
                });
        legend.add(Element.of("li").add(swatch).add(Element.name(text)));
        return this;
    }

    /// What to know about it, in a sentence or two.
    Chart note(String text) {
        note = text;
        return this;
    }

    Element element() {
        var figure =
                Element.of("figure", "chart")
                        .add(Element.of("figcaption").add(Element.name(title)));
        if (!legend.isEmpty()) {
            figure.add(Element.of("ul", "legend").add(legend));
        }
        figure.add(drawing);
        if (!note.isEmpty()) {
            figure.add(Element.of("p", "note").add(note));
        }
        return figure;
    }

    /// Charts beside each other where there is room.
    static Element row(List<Element> charts) {
        return Element.of("div", "charts").add(charts);
    }
}
