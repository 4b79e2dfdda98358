package io.thalweg.report;

import io.thalweg.learn.explain.Explanation;
import io.thalweg.learn.explain.WorstRow;
import io.thalweg.model.Figure;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import io.thalweg.report.html.Text;
import java.util.ArrayList;

/// The rows that were predicted worst, to be looked at one by one.
final class WorstSection {
    private static final int SHOWN_VALUES = 4;
    private static final int MOST_VALUES = 200;

    private WorstSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        var explanation = run.explanation();
        if (explanation != null && !explanation.worstRows().isEmpty()) {
            boolean classes = run.predictsClasses();
            boolean lines = explanation.worstRows().getFirst().line() > 0;
            var grid =
                    classes
                            ? new Grid(
                                    lines ? "Line" : "Row",
                                    "True",
                                    "Said",
                                    "Probability of the true class",
                                    "Values")
                            : new Grid(
                                    lines ? "Line" : "Row", "True", "Predicted", "Error", "Values");
            for (var row : explanation.worstRows()) {
                grid.row(
                        new Text(Integer.toString(lines ? row.line() : row.row())),
                        Element.name(row.truth()),
                        Element.name(row.prediction()),
                        new Text(classes ? Figure.text(row.probability()) : error(row)),
                        values(row, explanation));
            }
            contents.add(
                    Element.of("p")
                            .add(
                                    "Where the model is furthest off: often mistakes in the data, or"
                                            + " something that no column tells."
                                            + (lines
                                                    ? " Lines are those of the file, the header"
                                                            + " being line 1."
                                                    : "")));
            contents.add(grid.element("grid"));
        }
        return new Section("worst", "Worst rows", contents);
    }

    private static String error(WorstRow row) {
        try {
            double error =
                    Double.parseDouble(row.truth().replace(",", ""))
                            - Double.parseDouble(row.prediction().replace(",", ""));
            return (error > 0 ? "+" : "") + Figure.text(error);
        } catch (NumberFormatException e) {
            return "–";
        }
    }

    /// The most important columns' values; the others unfold.
    private static Element values(WorstRow row, Explanation explanation) {
        var first = new ArrayList<String>();
        for (var importance : explanation.importances()) {
            var value = row.values().get(importance.feature());
            if (value != null && first.size() < SHOWN_VALUES) {
                first.add(importance.feature() + " " + (value.isEmpty() ? "–" : value));
            }
        }
        var all = new ArrayList<String>();
        for (var value : row.values().entrySet()) {
            if (all.size() < MOST_VALUES) {
                all.add(
                        value.getKey()
                                + " "
                                + (value.getValue().isEmpty() ? "–" : value.getValue()));
            }
        }
        if (all.size() <= SHOWN_VALUES) {
            return Element.name(String.join(", ", all));
        }
        return Element.of("details")
                .add(
                        Element.of("summary")
                                .add(
                                        Element.name(
                                                first.isEmpty()
                                                        ? Words.count(all.size(), "value")
                                                        : String.join(", ", first))),
                        Element.name(String.join(", ", all)));
    }
}
