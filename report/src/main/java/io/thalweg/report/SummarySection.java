package io.thalweg.report;

import io.thalweg.learn.doctor.Severity;
import io.thalweg.model.Evaluation;
import io.thalweg.model.Figure;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The run in a few sentences and figures.
final class SummarySection {
    private static final int NAMED = 3;

    private SummarySection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        contents.add(what(run));
        contents.add(tiles(run));
        contents.add(worth(run));
        contents.add(reasons(run));
        contents.add(doctor(run));
        contents.removeIf(content -> content instanceof Element element && element.isEmpty());
        return new Section("summary", "Summary", contents);
    }

    private static Element what(Run run) {
        var preparation = run.preparation();
        var provenance = run.fitted().model().contents().provenance();
        var text = Element.of("p", "lead").add("This model predicts ");
        text.add(Element.of("strong").add(Element.name(run.target())));
        text.add(
                switch (preparation.task().task()) {
                    case REGRESSION -> ", a number, ";
                    case BINARY -> ", one of two classes, ";
                    case MULTICLASS ->
                            ", one of "
                                    + run.fitted().evaluation().trivialOutputs().size()
                                    + " classes, ";
                });
        text.add("from " + Words.count(preparation.schema().used().size(), "column") + " of ");
        text.add(Element.name(run.dataName()));
        text.add(". It learned from " + Words.count(provenance.trainingRows(), "row"));
        text.add(" and was judged on " + run.judgedRows() + ".");
        if (run.fitted().stoppedBy().equals("interrupted")) {
            text.add(" Training was interrupted: this is the best model until then.");
        }
        return text;
    }

    private static List<String> keys(Run run) {
        return switch (run.preparation().task().task()) {
            case REGRESSION -> List.of("r2", "rmse", "mae");
            case BINARY -> List.of("accuracy", "roc_auc", "log_loss");
            case MULTICLASS -> List.of("accuracy", "f1", "log_loss");
        };
    }

    private static Element tiles(Run run) {
        var tiles = Element.of("ul", "tiles");
        var evaluation = run.evaluation();
        for (var key : keys(run)) {
            var value = evaluation.metrics().get(key);
            var trivial = evaluation.trivialMetrics().get(key);
            if (value == null) {
                continue;
            }
            var tile =
                    Element.of("li")
                            .add(
                                    Element.of("span", "what").add(Evaluation.label(key)),
                                    Element.of("span", "value").add(Figure.text(value)));
            var judgement = run.judgement();
            var interval = judgement == null ? null : judgement.intervals().byMetric().get(key);
            if (interval != null && !Double.isNaN(interval.low())) {
                tile.add(
                        Element.of("span", "aside")
                                .add(
                                        Figure.text(interval.low())
                                                + " to "
                                                + Figure.text(interval.high())));
            }
            if (trivial != null) {
                tile.add(Element.of("span", "aside").add("trivial model " + Figure.text(trivial)));
            }
            tiles.add(tile);
        }
        return tiles;
    }

    private static Element worth(Run run) {
        var text = Element.of("p");
        var metrics = run.evaluation().metrics();
        var trivial = run.evaluation().trivialMetrics();
        if (run.predictsClasses()) {
            text.add(
                    "It is right for "
                            + Words.percent(metrics.getOrDefault("accuracy", Double.NaN))
                            + " of the rows; always saying the most frequent class is right for "
                            + Words.percent(trivial.getOrDefault("accuracy", Double.NaN))
                            + ".");
        } else {
            var half = metrics.get("median_absolute_error");
            if (half != null) {
                text.add(
                        "Half of its predictions are off by less than " + Figure.text(half) + ". ");
            }
            double share = metrics.getOrDefault("r2", Double.NaN);
            text.add(
                    share > 0
                            ? "It explains "
                                    + Words.percent(share)
                                    + " of the variance of the target. "
                            : "");
            text.add(
                    smaller(
                            metrics,
                            trivial,
                            "the trivial model's, which always predicts the mean"));
            text.add(".");
        }
        var judgement = run.judgement();
        if (judgement != null && !judgement.linearMetrics().isEmpty()) {
            text.add(" " + againstLinear(run, metrics, judgement.linearMetrics()));
        }
        return text;
    }

    /// "Its RMSE is 69 % below WHOSE".
    private static String smaller(
            Map<String, Double> metrics, Map<String, Double> other, String whose) {
        double ratio =
                metrics.getOrDefault("rmse", Double.NaN) / other.getOrDefault("rmse", Double.NaN);
        if (Double.isNaN(ratio) || Double.isInfinite(ratio)) {
            return "Its RMSE can't be compared with " + whose;
        }
        return ratio < 1
                ? "Its RMSE is " + Words.percent(1 - ratio) + " below " + whose
                : "Its RMSE is no lower than " + whose;
    }

    private static String againstLinear(
            Run run, Map<String, Double> metrics, Map<String, Double> linear) {
        if (!run.predictsClasses()) {
            return smaller(metrics, linear, "a linear model's") + ".";
        }
        return "A linear model is right for "
                + Words.percent(linear.getOrDefault("accuracy", Double.NaN))
                + ".";
    }

    private static Element reasons(Run run) {
        var text = Element.of("p");
        var explanation = run.explanation();
        if (explanation == null || explanation.importances().isEmpty()) {
            return text;
        }
        var names = new ArrayList<String>();
        for (var importance : explanation.importances()) {
            if (names.size() < NAMED && importance.increase() > importance.deviation()) {
                names.add(importance.feature());
            }
        }
        return names.isEmpty()
                ? text.add("No single column matters much to it.")
                : text.add("It relies most on " + Words.list(names) + ".");
    }

    private static Element doctor(Run run) {
        var findings = run.findings();
        var text = Element.of("p");
        if (findings.isEmpty()) {
            return run.watched() == null
                    ? text
                    : text.add("The training doctor watched the runs and found nothing wrong.");
        }
        long serious =
                findings.stream().filter(finding -> finding.severity() == Severity.SERIOUS).count();
        return text.add("The training doctor found ")
                .add(
                        Element.of("a")
                                .with("href", "#doctor")
                                .add(
                                        serious > 0
                                                ? Words.count(serious, "serious problem")
                                                : Words.count(findings.size(), "thing")
                                                        + " to look at"))
                .add(".");
    }
}
