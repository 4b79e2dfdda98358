package io.thalweg.cli;

import io.thalweg.learn.evaluate.ColumnDrift;
import io.thalweg.learn.evaluate.Drift;
import io.thalweg.learn.recipe.Continuation;
import io.thalweg.model.Evaluation;
import io.thalweg.model.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// How rows differ from those that a saved model was trained on, for people and programs.
final class DriftText {
    private static final int MOST_LINES = 8;

    private DriftText() {}

    /// A line for each column that moved, the most first.
    static List<String> lines(Drift drift) {
        var lines = new ArrayList<String>();
        var moved = drift.moved();
        if (drift.columns().isEmpty()) {
            lines.add("drift      unknown: the model file doesn't say what it was trained on");
        } else if (moved.isEmpty()) {
            lines.add(
                    "drift      none: all "
                            + drift.columns().size()
                            + " columns are spread as they were in training");
        } else {
            lines.add(
                    "drift      "
                            + moved.size()
                            + " of "
                            + drift.columns().size()
                            + (moved.size() == 1 ? " columns is" : " columns are")
                            + " spread otherwise than in training:");
            for (var column : moved.subList(0, Math.min(MOST_LINES, moved.size()))) {
                lines.add("           " + line(column));
            }
            if (moved.size() > MOST_LINES) {
                lines.add("           and " + (moved.size() - MOST_LINES) + " more");
            }
        }
        return lines;
    }

    private static String line(ColumnDrift column) {
        var text = new StringBuilder();
        text.append(column.degree() == ColumnDrift.Degree.MUCH ? "much  " : "some  ");
        text.append(column.column()).append("  PSI ").append(Figure.text(column.stability()));
        var distance = column.distance();
        if (distance != null) {
            text.append(", KS ").append(Figure.text(distance));
        }
        if (column.unseen() > 0) {
            text.append(", unseen ").append(percent(column.unseen()));
        }
        if (Math.abs(column.missingNow() - column.missingThen()) > 0.005) {
            text.append(", missing ")
                    .append(percent(column.missingThen()))
                    .append(" -> ")
                    .append(percent(column.missingNow()));
        }
        return text.toString();
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /// The saved model's figures beside the new one's.
    static String comparison(Continuation continuation, Evaluation now) {
        var key = now.metrics().containsKey("rmse") ? "rmse" : "log_loss";
        return "before     "
                + Evaluation.label(key)
                + " "
                + Figure.text(continuation.before().metric(key))
                + " of the saved model on the same rows, now "
                + Figure.text(now.metric(key));
    }

    static ObjectNode json(Continuation continuation) {
        var json = Json.object();
        json.put("networks", continuation.networks());
        json.put("kept", continuation.kept());
        json.put("frozen", continuation.frozen());
        json.set("metrics_before", Json.metrics(continuation.before()));
        json.set("drift", json(continuation.drift()));
        return json;
    }

    /// Rows and columns.
    static ObjectNode json(Drift drift) {
        var json = Json.object().put("rows", drift.rows());
        var columns = json.putArray("columns");
        for (var column : drift.columns()) {
            columns.addObject()
                    .put("column", column.column())
                    .put("psi", column.stability())
                    .put("psi_expected", column.expected())
                    .put("ks", column.distance())
                    .put("missing_before", column.missingThen())
                    .put("missing", column.missingNow())
                    .put("unseen", column.unseen())
                    .put("degree", column.degree().name().toLowerCase(Locale.ROOT));
        }
        return json;
    }
}
