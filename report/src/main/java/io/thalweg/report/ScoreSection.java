package io.thalweg.report;

import io.thalweg.learn.evaluate.CrossValidation;
import io.thalweg.model.Evaluation;
import io.thalweg.model.Figure;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import io.thalweg.report.html.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures, beside those of simpler models.
final class ScoreSection {
    private ScoreSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        contents.add(Element.of("p").add("On " + run.judgedRows() + "."));
        contents.add(table(run).element("grid"));
        var notes = new StringBuilder("The trivial model predicts ");
        notes.append(run.evaluation().trivialPrediction()).append('.');
        var judgement = run.judgement();
        if (judgement != null && judgement.intervals().resamples() > 0) {
            notes.append(" The intervals come from drawing the judged rows anew ")
                    .append(Figure.text((long) judgement.intervals().resamples()))
                    .append(" times (bootstrap): ")
                    .append(Words.percent(judgement.intervals().confidence()))
                    .append(" of the draws lie within.");
        }
        contents.add(Element.of("p", "note").add(notes.toString()));
        var validation = judgement == null ? null : judgement.folds();
        if (validation != null) {
            contents.add(Element.of("h3").add("Folds"));
            contents.add(folds(validation).element("grid"));
        }
        return new Section("scores", "Scores", contents);
    }

    private static Grid table(Run run) {
        var evaluation = run.evaluation();
        var judgement = run.judgement();
        var linear = judgement == null ? Map.<String, Double>of() : judgement.linearMetrics();
        var intervals =
                judgement != null && judgement.intervals().resamples() > 0
                        ? judgement.intervals()
                        : null;
        var heads = new ArrayList<String>(List.of("Figure", "Model"));
        if (intervals != null) {
            heads.add(Words.percent(intervals.confidence()) + " interval");
        }
        if (!linear.isEmpty()) {
            heads.add("Linear model");
        }
        heads.add("Trivial model");
        var grid = new Grid(heads.toArray(String[]::new));
        for (var metric : evaluation.metrics().entrySet()) {
            var key = metric.getKey();
            var cells = new ArrayList<Content>();
            var meaning = Words.meaning(key);
            var name = Element.of("span").add(Evaluation.label(key));
            if (!meaning.isEmpty()) {
                name.add(Element.of("span", "aside").add(meaning));
            }
            cells.add(name);
            cells.add(Element.of("strong").add(Figure.text(metric.getValue())));
            if (intervals != null) {
                var interval = intervals.byMetric().get(key);
                cells.add(
                        new Text(
                                interval == null || Double.isNaN(interval.low())
                                        ? "–"
                                        : Figure.text(interval.low())
                                                + " to "
                                                + Figure.text(interval.high())));
            }
            if (!linear.isEmpty()) {
                cells.add(figure(linear.get(key)));
            }
            cells.add(figure(evaluation.trivialMetrics().get(key)));
            grid.row(cells.toArray(Content[]::new));
        }
        return grid;
    }

    private static Text figure(@Nullable Double value) {
        return new Text(value == null ? "–" : Figure.text(value));
    }

    private static Grid folds(CrossValidation validation) {
        var keys = List.copyOf(validation.means().keySet()).stream().limit(4).toList();
        var heads = new ArrayList<String>(List.of("Fold", "Rows"));
        for (var key : keys) {
            heads.add(Evaluation.label(key));
        }
        var grid = new Grid(heads.toArray(String[]::new));
        for (var fold : validation.folds()) {
            var cells = new ArrayList<String>();
            cells.add(Integer.toString(fold.number()));
            cells.add(Figure.text((long) fold.testRows()));
            for (var key : keys) {
                cells.add(Figure.text(fold.metrics().getOrDefault(key, Double.NaN)));
            }
            grid.row(cells.toArray(String[]::new));
        }
        var cells = new ArrayList<String>(List.of("mean ± standard deviation", ""));
        var means = validation.means();
        var deviations = validation.deviations();
        for (var key : keys) {
            cells.add(
                    Figure.text(means.getOrDefault(key, Double.NaN))
                            + " ± "
                            + Figure.text(deviations.getOrDefault(key, Double.NaN)));
        }
        return grid.row(cells.toArray(String[]::new));
    }
}
