package io.thalweg.cli;

import io.thalweg.learn.explain.ClassScore;
import io.thalweg.learn.explain.Explanation;
import io.thalweg.learn.explain.Importance;
import io.thalweg.learn.explain.WorstRow;
import io.thalweg.model.Figure;
import io.thalweg.model.RocCurve;
import io.thalweg.model.TerminalText;
import io.thalweg.model.TextChart;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What a model relies on and where it is wrong, in lines for the terminal and as JSON.
final class ExplanationText {
    private static final int MOST_COLUMNS = 10;
    private static final int MOST_ROWS = 5;
    private static final int MOST_CLASSES = 30;
    private static final int LONGEST_NAME = 30;
    private static final int CHART_WIDTH = 56;
    private static final int CHART_HEIGHT = 14;
    private static final int BAR = 24;

    private ExplanationText() {}

    /// All of it, part by part with an empty line before each.
    static List<String> of(Explanation explanation) {
        var lines = new ArrayList<String>();
        if (explanation.task().equals("multiclass")) {
            classes(lines, explanation.classes());
        }
        if (explanation.rocCurves().size() == 1) {
            roc(lines, explanation.rocCurves().getFirst());
        }
        importances(lines, explanation);
        worst(lines, explanation);
        return lines;
    }

    private static void classes(List<String> lines, List<ClassScore> classes) {
        var cells = new ArrayList<List<String>>();
        cells.add(List.of("class", "rows", "predicted", "precision", "recall", "F1", "ROC AUC"));
        for (var each : classes.subList(0, Math.min(MOST_CLASSES, classes.size()))) {
            cells.add(
                    List.of(
                            shortened(each.name()),
                            Figure.text(each.rows()),
                            Figure.text(each.predicted()),
                            Figure.text(each.precision()),
                            Figure.text(each.recall()),
                            Figure.text(each.f1()),
                            Figure.text(each.rocAuc())));
        }
        lines.add("");
        lines.addAll(aligned(cells));
        if (classes.size() > MOST_CLASSES) {
            lines.add("and " + (classes.size() - MOST_CLASSES) + " more classes");
        }
    }

    private static void roc(List<String> lines, RocCurve curve) {
        if (curve.points().isEmpty()) {
            return;
        }
        int count = curve.points().size();
        var across = new double[count];
        var up = new double[count];
        for (int i = 0; i < count; i++) {
            across[i] = curve.points().get(i).falsePositiveRate();
            up[i] = curve.points().get(i).truePositiveRate();
        }
        lines.add("");
        lines.add("ROC curve of " + shortened(curve.positive()) + ", and what guessing gives");
        var chart =
                new TextChart(CHART_WIDTH, CHART_HEIGHT)
                        .axes("share of the other rows taken for it", "share of its rows found")
                        .xRange(0, 1)
                        .yRange(0, 1)
                        .line('·', new double[] {0, 1}, new double[] {0, 1})
                        .line('█', across, up);
        lines.addAll(chart.toString().stripTrailing().lines().toList());
    }

    private static void importances(List<String> lines, Explanation explanation) {
        var all = explanation.importances();
        lines.add("");
        lines.add(
                "What the model relies on: by how much the "
                        + explanation.loss()
                        + " grows when the values of");
        lines.add(
                "a column are dealt out at random among "
                        + Figure.text((long) explanation.sampledRows())
                        + " rows");
        double most = Math.max(all.isEmpty() ? 0 : all.getFirst().increase(), Double.MIN_NORMAL);
        var cells = new ArrayList<List<String>>();
        for (var each : all.subList(0, Math.min(MOST_COLUMNS, all.size()))) {
            long length = Math.round(Math.max(0, each.increase()) / most * BAR);
            cells.add(
                    List.of(
                            shortened(each.feature()),
                            Figure.text(each.increase()),
                            "█".repeat((int) length)));
        }
        lines.addAll(aligned(cells));
        if (all.size() > MOST_COLUMNS) {
            lines.add("and " + (all.size() - MOST_COLUMNS) + " more columns");
        }
    }

    private static void worst(List<String> lines, Explanation explanation) {
        var cells = new ArrayList<List<String>>();
        cells.add(
                List.of(
                        "worst rows",
                        "true",
                        "predicted",
                        explanation.task().equals("regression")
                                ? "error"
                                : "probability of the true class"));
        for (var row : explanation.worstRows()) {
            if (cells.size() > MOST_ROWS) {
                break;
            }
            cells.add(
                    List.of(
                            place(row),
                            shortened(row.truth()),
                            shortened(row.prediction()),
                            Figure.text(
                                    Double.isNaN(row.probability())
                                            ? row.loss()
                                            : row.probability())));
        }
        lines.add("");
        lines.addAll(aligned(cells));
    }

    private static String place(WorstRow row) {
        return row.line() > 0 ? "line " + row.line() : "row " + (row.row() + 1);
    }

    private static String shortened(String name) {
        return TerminalText.shortened(name, LONGEST_NAME);
    }

    /// The first column to the left, numbers to the right, bars to the left.
    private static List<String> aligned(List<List<String>> cells) {
        int columns = cells.isEmpty() ? 0 : cells.getFirst().size();
        var widths = new int[columns];
        for (var line : cells) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], TerminalText.width(line.get(i)));
            }
        }
        var lines = new ArrayList<String>();
        for (var line : cells) {
            var text = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                var cell = line.get(i);
                boolean isLeft = i == 0 || cell.startsWith("█");
                text.append(i == 0 ? "" : "  ")
                        .append(
                                isLeft
                                        ? TerminalText.padRight(cell, widths[i])
                                        : TerminalText.padLeft(cell, widths[i]));
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    /// Adds `importances`, `classes` and `worst_rows`.
    static void put(ObjectNode json, Explanation explanation) {
        var importances = json.putArray("importances");
        for (var each : explanation.importances()) {
            importances.add(json(each, explanation.loss()));
        }
        if (!explanation.classes().isEmpty()) {
            var classes = json.putArray("classes");
            for (var each : explanation.classes()) {
                var line = Json.object().put("class", each.name()).put("rows", each.rows());
                line.put("predicted", each.predicted()).put("precision", each.precision());
                line.put("recall", each.recall()).put("f1", each.f1());
                classes.add(line);
            }
        }
        var worst = json.putArray("worst_rows");
        for (var row : explanation.worstRows()) {
            var line = Json.object().put("line", row.line() > 0 ? row.line() : null);
            line.put("true", row.truth()).put("predicted", row.prediction());
            worst.add(line.put("loss", row.loss()));
        }
    }

    private static ObjectNode json(Importance importance, String loss) {
        return Json.object()
                .put("column", importance.feature())
                .put("increase", importance.increase())
                .put("deviation", importance.deviation())
                .put("of", loss);
    }
}
