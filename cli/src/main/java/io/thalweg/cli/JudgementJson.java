package io.thalweg.cli;

import io.thalweg.learn.evaluate.CrossValidation;
import io.thalweg.learn.evaluate.Intervals;
import io.thalweg.learn.evaluate.Judgement;
import tools.jackson.databind.node.ObjectNode;

/// What commands with `--json` say of a judgement, beside the metrics.
final class JudgementJson {
    private JudgementJson() {}

    /// Adds intervals, the figures of the linear and the trivial model, and the folds.
    static void put(ObjectNode json, Judgement judgement) {
        json.set("trivial_metrics", Json.figures(judgement.evaluation().trivialMetrics()));
        json.set("linear_metrics", Json.figures(judgement.linearMetrics()));
        json.set("intervals", intervals(judgement.intervals()));
        var folds = judgement.folds();
        if (folds != null) {
            put(json, folds);
        }
    }

    static ObjectNode intervals(Intervals intervals) {
        var json = Json.object();
        json.put("confidence", intervals.confidence());
        json.put("resamples", intervals.resamples());
        for (var interval : intervals.byMetric().entrySet()) {
            var ends = json.putArray(interval.getKey());
            for (double end :
                    new double[] {interval.getValue().low(), interval.getValue().high()}) {
                if (Double.isFinite(end)) {
                    ends.add(end);
                } else {
                    ends.addNull();
                }
            }
        }
        return json;
    }

    private static void put(ObjectNode json, CrossValidation validation) {
        json.put("folds_by", validation.kind());
        var folds = json.putArray("folds");
        for (var fold : validation.folds()) {
            var one = folds.addObject();
            one.put("fold", fold.number());
            one.putObject("rows")
                    .put("train", fold.trainingRows())
                    .put("validation", fold.validationRows())
                    .put("test", fold.testRows());
            one.put("stopped_by", fold.stoppedBy());
            one.set("metrics", Json.figures(fold.metrics()));
            one.set("linear_metrics", Json.figures(fold.linearMetrics()));
            one.set("trivial_metrics", Json.figures(fold.trivialMetrics()));
        }
        json.set("folds_mean", Json.figures(validation.means()));
        json.set("folds_deviation", Json.figures(validation.deviations()));
    }
}
