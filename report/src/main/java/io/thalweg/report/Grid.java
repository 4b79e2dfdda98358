package io.thalweg.report;

import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import io.thalweg.report.html.Text;
import java.util.ArrayList;
import java.util.List;

/// A table of texts. On narrow screens each row becomes a card, whose cells say what they are.
final class Grid {
    private final List<String> heads;
    private final List<Element> rows = new ArrayList<>();

    /// @param heads what each column holds
    Grid(String... heads) {
        this.heads = List.of(heads);
    }

    /// Adds a row. The first cell names it.
    Grid row(Content... cells) {
        var row = Element.of("tr");
        for (int i = 0; i < cells.length; i++) {
            var cell =
                    i == 0
                            ? Element.of("th").with("scope", "row")
                            : Element.of("td").with("data-head", heads.get(i));
            row.add(cell.add(cells[i]));
        }
        rows.add(row);
        return this;
    }

    /// Adds a row of texts.
    Grid row(String... cells) {
        var contents = new Content[cells.length];
        for (int i = 0; i < cells.length; i++) {
            contents[i] = i == 0 ? Element.name(cells[i]) : new Text(cells[i]);
        }
        return row(contents);
    }

    /// @param style a class of the style sheet
    Element element(String style) {
        var head = Element.of("tr");
        for (var text : heads) {
            head.add(Element.of("th").with("scope", "col").add(text));
        }
        return Element.of("table", style)
                .add(Element.of("thead").add(head), Element.of("tbody").add(rows));
    }
}
