package io.thalweg.report;

import io.thalweg.learn.explain.Calibration;
import io.thalweg.learn.explain.Explanation;
import io.thalweg.learn.metric.PrecisionRecallCurve;
import io.thalweg.model.Figure;
import io.thalweg.model.RocCurve;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.List;

/// How classes are told apart: who was taken for whom, and what thresholds would do.
final class ClassSection {
    private ClassSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        if (!run.predictsClasses()) {
            return new Section("classes", "Classes", contents);
        }
        var confusion = run.evaluation().confusion();
        if (confusion != null) {
            contents.add(ConfusionTable.of(confusion));
        }
        var explanation = run.explanation();
        if (explanation != null && !explanation.classes().isEmpty()) {
            contents.add(Element.of("h3").add("Class by class"));
            contents.add(classes(explanation).element("grid"));
        }
        var charts = new ArrayList<Element>();
        var rocs = explanation == null ? run.evaluation().rocCurves() : explanation.rocCurves();
        roc(charts, rocs);
        if (explanation != null) {
            precisionRecall(charts, explanation.precisionRecallCurves());
            calibration(charts, explanation.calibrations());
        }
        if (!charts.isEmpty()) {
            contents.add(Chart.row(charts));
        }
        return new Section("classes", "Classes", contents);
    }

    private static Grid classes(Explanation explanation) {
        var grid =
                new Grid("Class", "Rows", "Taken for it", "Precision", "Recall", "F1", "ROC AUC");
        for (var score : explanation.classes()) {
            grid.row(
                    score.name(),
                    Figure.text(score.rows()),
                    Figure.text(score.predicted()),
                    Figure.text(score.precision()),
                    Figure.text(score.recall()),
                    Figure.text(score.f1()),
                    Figure.text(score.rocAuc()));
        }
        return grid;
    }

    private static void roc(List<Element> charts, List<RocCurve> all) {
        var curves = all.stream().filter(curve -> !curve.points().isEmpty()).toList();
        if (curves.isEmpty()) {
            return;
        }
        var plot =
                new Curves(
                                "roc",
                                "ROC curves: share of the rows of a class that each threshold finds,"
                                        + " against the share of the others that it takes for them",
                                "false positives, share of the others",
                                "found, share of the class")
                        .unskilled(0, 1);
        var chart = Chart.of("ROC curve", plot.element());
        for (int i = 0; i < Math.min(Curves.STYLES, curves.size()); i++) {
            var curve = curves.get(i);
            plot.add(
                    i + 1,
                    curve.positive(),
                    curve.points(),
                    RocCurve.Point::falsePositiveRate,
                    RocCurve.Point::truePositiveRate);
            chart.legend("line", "s" + (i + 1), curve.positive());
        }
        charts.add(
                chart.legend("line", "reference", "guessing")
                        .note("The nearer to the upper left corner, the better.")
                        .element());
    }

    private static void precisionRecall(List<Element> charts, List<PrecisionRecallCurve> all) {
        var curves = all.stream().filter(curve -> !curve.points().isEmpty()).toList();
        if (curves.isEmpty()) {
            return;
        }
        var plot =
                new Curves(
                        "precision-recall",
                        "Precision-recall curves: what share of the rows taken for a class is of"
                                + " it, against the share of the class that is found",
                        "recall, share of the class found",
                        "precision, share of finds right");
        var chart = Chart.of("Precision and recall", plot.element());
        for (int i = 0; i < Math.min(Curves.STYLES, curves.size()); i++) {
            var curve = curves.get(i);
            plot.add(
                    i + 1,
                    curve.positive(),
                    curve.points(),
                    PrecisionRecallCurve.Point::recall,
                    PrecisionRecallCurve.Point::precision);
            chart.legend(
                    "line",
                    "s" + (i + 1),
                    curve.positive() + " (average " + Figure.text(curve.averagePrecision()) + ")");
        }
        charts.add(chart.note("The nearer to the upper right corner, the better.").element());
    }

    private static void calibration(List<Element> charts, List<Calibration> all) {
        var calibrations = all.stream().filter(one -> !one.bins().isEmpty()).toList();
        if (calibrations.isEmpty()) {
            return;
        }
        var plot =
                new Curves(
                                "calibration",
                                "Calibration: the share of rows that are of a class, against the"
                                        + " probability that the model gave them",
                                "probability said",
                                "share that was so")
                        .unskilled(0, 1);
        var chart = Chart.of("Calibration", plot.element());
        for (int i = 0; i < Math.min(Curves.STYLES, calibrations.size()); i++) {
            var calibration = calibrations.get(i);
            plot.add(
                    i + 1,
                    "",
                    calibration.bins(),
                    Calibration.Bin::predicted,
                    Calibration.Bin::observed);
            plot.dots(
                    i + 1,
                    calibration.positive(),
                    calibration.bins(),
                    Calibration.Bin::predicted,
                    Calibration.Bin::observed);
            chart.legend(
                    "line",
                    "s" + (i + 1),
                    calibration.positive()
                            + " (error "
                            + Figure.text(calibration.expectedError())
                            + ")");
        }
        charts.add(
                chart.legend("line", "reference", "as said")
                        .note(
                                "Below the diagonal the model is too sure of the class, above it not sure enough.")
                        .element());
    }
}
