package io.thalweg.report;

import io.thalweg.model.ConfusionMatrix;
import io.thalweg.model.Figure;
import io.thalweg.report.html.Element;

/// Who was taken for whom: a table whose cells are the darker, the greater their share of the true
/// class; of many classes, the pairs most often confused.
final class ConfusionTable {
    private static final int MOST_CLASSES = 20;
    private static final int MOST_PAIRS = 20;

    private ConfusionTable() {}

    static Element of(ConfusionMatrix confusion) {
        var figure =
                Element.of("figure", "chart wide")
                        .add(Element.of("figcaption").add("Who was taken for whom"));
        return confusion.classes().size() > MOST_CLASSES
                ? figure.add(pairs(confusion))
                : figure.add(Element.of("div", "scroll").add(matrix(confusion)))
                        .add(
                                Element.of("p", "note")
                                        .add(
                                                "Rows are the true classes, columns what the model"
                                                        + " said. Colour is the share of the true"
                                                        + " class."));
    }

    private static Element matrix(ConfusionMatrix confusion) {
        var classes = confusion.classes();
        var head = Element.of("tr").add(Element.of("td").add("true ↓ said →"));
        for (var name : classes) {
            head.add(Element.of("th").with("scope", "col").add(Element.name(name)));
        }
        var body = Element.of("tbody");
        for (int truth = 0; truth < classes.size(); truth++) {
            var row =
                    Element.of("tr")
                            .add(
                                    Element.of("th")
                                            .with("scope", "row")
                                            .add(Element.name(classes.get(truth))));
            double rows = confusion.rows(truth);
            for (int said = 0; said < classes.size(); said++) {
                double count = confusion.count(truth, said);
                long percent = rows == 0 ? 0 : Math.round(count / rows * 100);
                row.add(
                        Element.of("td", truth == said ? "right" : "wrong")
                                .with("style", "--share:" + percent + "%")
                                .with(
                                        "title",
                                        Figure.text(count)
                                                + " rows of "
                                                + classes.get(truth)
                                                + " taken for "
                                                + classes.get(said)
                                                + ": "
                                                + percent
                                                + " %")
                                .add(count == 0 ? "0" : Figure.text(Math.round(count))));
            }
            body.add(row);
        }
        return Element.of("table", "confusion")
                .with("data-chart", "confusion")
                .add(Element.of("thead").add(head), body);
    }

    private static Element pairs(ConfusionMatrix confusion) {
        var bars = new Bars("confusion", "The classes most often confused, by the number of rows");
        for (var pair : confusion.mostConfused(MOST_PAIRS)) {
            bars.add(
                    confusion.classes().get(pair.truth())
                            + " taken for "
                            + confusion.classes().get(pair.predicted()),
                    pair.count(),
                    0,
                    Figure.text(Math.round(pair.count())),
                    "s2");
        }
        return bars.isEmpty()
                ? Element.of("p").add("No row was taken for another class.")
                : bars.element();
    }
}
