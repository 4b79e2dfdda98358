package io.thalweg.report;

import io.thalweg.learn.evaluate.ColumnDrift;
import io.thalweg.learn.evaluate.Drift;
import io.thalweg.learn.recipe.Continuation;
import io.thalweg.model.Figure;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Of a model that went on from a saved one: what became of it, and how the rows differ from those
/// before.
final class DriftSection {
    private static final int MOST_ROWS = 20;

    private DriftSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        var continuation = run.fitted().continuation();
        if (continuation != null) {
            var drift = continuation.drift();
            var moved = drift.moved();
            contents.add(Element.of("p").add(origin(continuation) + " " + spread(drift)));
            if (!moved.isEmpty()) {
                contents.add(table(moved));
                contents.add(
                        Element.of("p")
                                .add(
                                        "PSI: population stability index, 0 for no difference; some"
                                                + " from 0.1, much from 0.25, where it is more than"
                                                + " chance makes of so few rows. KS: the largest"
                                                + " difference of the shares of rows up to some"
                                                + " value."));
            }
        }
        return new Section("drift", "New rows against those before", contents);
    }

    private static String origin(Continuation continuation) {
        int kept = continuation.kept();
        if (kept == 0) {
            return "The model went on from a saved one.";
        }
        if (kept == continuation.networks()) {
            return "The model is the saved one as it was: more training made it no better on the"
                    + " validation rows.";
        }
        return "The model went on from a saved one; "
                + kept
                + " of its "
                + Words.count(continuation.networks(), "network")
                + " stayed as before, as more training made them no better on the validation rows.";
    }

    private static String spread(Drift drift) {
        int columns = drift.columns().size();
        int moved = drift.moved().size();
        if (columns == 0) {
            return "Its file doesn't say what rows it was trained on before.";
        }
        if (moved == 0) {
            return "All "
                    + Words.count(columns, "column")
                    + " are spread as in the rows that it was trained on before.";
        }
        return moved
                + " of "
                + Words.count(columns, "column")
                + (moved == 1 ? " is" : " are")
                + " spread otherwise than in the rows that it was trained on before.";
    }

    private static Element table(List<ColumnDrift> columns) {
        var head = Element.of("tr");
        for (var title : List.of("Column", "Drift", "PSI", "KS", "Missing", "Unseen")) {
            head.add(Element.of("th").with("scope", "col").add(title));
        }
        var body = Element.of("tbody");
        for (var column : columns.stream().limit(MOST_ROWS).toList()) {
            var distance = column.distance();
            body.add(
                    Element.of("tr")
                            .add(
                                    cell("Column", column.column()),
                                    cell("Drift", column.degree().name().toLowerCase(Locale.ROOT)),
                                    cell("PSI", Figure.text(column.stability())),
                                    cell("KS", distance == null ? "" : Figure.text(distance)),
                                    cell(
                                            "Missing",
                                            percent(column.missingThen())
                                                    + " → "
                                                    + percent(column.missingNow())),
                                    cell("Unseen", percent(column.unseen()))));
        }
        return Element.of("table", "grid").add(Element.of("thead").add(head), body);
    }

    private static Element cell(String head, String text) {
        return Element.of("td").with("data-head", head).add(text);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
