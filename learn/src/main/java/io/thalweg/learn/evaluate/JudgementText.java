package io.thalweg.learn.evaluate;

import io.thalweg.model.Evaluation;
import io.thalweg.model.Figure;
import io.thalweg.model.TerminalText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A judgement in at most 80 columns.
final class JudgementText {
    private static final int WIDTH = 80;
    private static final int LONGEST_PREDICTION = 52;

    /// So many figures of each fold fit into a line.
    private static final int MOST_FOLD_FIGURES = 5;

    private JudgementText() {}

    static String of(Judgement judgement) {
        var evaluation = judgement.evaluation();
        var text = new StringBuilder("scores on ").append(Figure.text(evaluation.rows()));
        text.append(evaluation.rows() == 1 ? " row (" : " rows (");
        text.append(evaluation.task()).append(")\n");
        var figures = figures(judgement, "linear model", "trivial model");
        append(text, width(figures) > WIDTH ? figures(judgement, "linear", "trivial") : figures);
        text.append("the trivial model predicts ")
                .append(TerminalText.shortened(evaluation.trivialPrediction(), LONGEST_PREDICTION))
                .append('\n');
        var folds = judgement.folds();
        if (folds != null) {
            text.append('\n');
            append(text, folds(folds));
        }
        if (evaluation.confusion() != null) {
            text.append('\n').append(evaluation.confusion());
        }
        return text.toString();
    }

    private static List<List<String>> figures(
            Judgement judgement, String linearModel, String trivialModel) {
        var evaluation = judgement.evaluation();
        boolean intervals = judgement.intervals().resamples() > 0;
        boolean linear = !judgement.linearMetrics().isEmpty();
        var lines = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        head.add("");
        head.add("model");
        if (intervals) {
            head.add(Math.round(judgement.intervals().confidence() * 100) + " % interval");
        }
        if (linear) {
            head.add(linearModel);
        }
        head.add(trivialModel);
        lines.add(head);
        for (var metric : evaluation.metrics().entrySet()) {
            var key = metric.getKey();
            var line = new ArrayList<String>();
            line.add(Evaluation.label(key));
            line.add(Figure.text(metric.getValue()));
            if (intervals) {
                line.add(text(judgement.intervals().byMetric().get(key)));
            }
            if (linear) {
                line.add(text(judgement.linearMetrics(), key));
            }
            line.add(text(evaluation.trivialMetrics(), key));
            lines.add(line);
        }
        return lines;
    }

    private static List<List<String>> folds(CrossValidation validation) {
        var keys = validation.means().keySet().stream().limit(MOST_FOLD_FIGURES).toList();
        var lines = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("fold", "rows"));
        for (var key : keys) {
            head.add(Evaluation.label(key));
        }
        lines.add(head);
        for (var fold : validation.folds()) {
            var rows = Figure.text((long) fold.testRows());
            lines.add(line(Integer.toString(fold.number()), rows, fold.metrics(), keys));
        }
        lines.add(line("mean", "", validation.means(), keys));
        lines.add(line("deviation", "", validation.deviations(), keys));
        return lines;
    }

    private static List<String> line(
            String name, String rows, SequencedMap<String, Double> figures, List<String> keys) {
        var line = new ArrayList<>(List.of(name, rows));
        for (var key : keys) {
            line.add(text(figures, key));
        }
        return line;
    }

    private static String text(SequencedMap<String, Double> figures, String key) {
        var value = figures.get(key);
        return value == null ? "" : Figure.text(value);
    }

    private static String text(@Nullable Interval interval) {
        return interval == null || Double.isNaN(interval.low())
                ? ""
                : Figure.text(interval.low()) + " to " + Figure.text(interval.high());
    }

    private static int[] widths(List<List<String>> lines) {
        var widths = new int[lines.getFirst().size()];
        for (var line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], TerminalText.width(line.get(i)));
            }
        }
        return widths;
    }

    private static int width(List<List<String>> lines) {
        int[] widths = widths(lines);
        return Arrays.stream(widths).sum() + 2 * (widths.length - 1);
    }

    /// The first column to the left, all others to the right.
    private static void append(StringBuilder text, List<List<String>> lines) {
        int[] widths = widths(lines);
        for (var line : lines) {
            var shown = new StringBuilder(TerminalText.padRight(line.getFirst(), widths[0]));
            for (int i = 1; i < widths.length; i++) {
                shown.append("  ").append(TerminalText.padLeft(line.get(i), widths[i]));
            }
            text.append(shown.toString().stripTrailing()).append('\n');
        }
    }
}
