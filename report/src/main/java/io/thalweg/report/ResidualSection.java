package io.thalweg.report;

import io.thalweg.learn.explain.Explanation;
import io.thalweg.learn.explain.Residuals;
import io.thalweg.model.Figure;
import io.thalweg.report.chart.Plot;
import io.thalweg.report.chart.Scale;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.List;

/// How far predicted numbers are off.
final class ResidualSection {
    private static final int STRETCHES = 30;
    private static final int RINGED = 5;

    private ResidualSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        var explanation = run.explanation();
        var residuals = explanation == null ? null : explanation.residuals();
        if (explanation != null && residuals != null && !residuals.points().isEmpty()) {
            contents.add(
                    Chart.row(
                            List.of(
                                    predictedAndTrue(explanation, residuals),
                                    residualsByPrediction(residuals),
                                    histogram(explanation, residuals))));
        }
        return new Section("errors", "Errors", contents);
    }

    private static double[] predicted(Residuals residuals) {
        return residuals.points().stream().mapToDouble(Residuals.Point::predicted).toArray();
    }

    private static double[] truth(Residuals residuals) {
        return residuals.points().stream().mapToDouble(Residuals.Point::truth).toArray();
    }

    private static double[] errors(Residuals residuals) {
        return residuals.points().stream().mapToDouble(Residuals.Point::residual).toArray();
    }

    private static String shown(Explanation explanation, Residuals residuals) {
        int points = residuals.points().size();
        return points < explanation.rows()
                ? Figure.text((long) points)
                        + " of "
                        + Words.count(explanation.rows(), "row")
                        + ", evenly picked."
                : "A dot for each row.";
    }

    private static Element predictedAndTrue(Explanation explanation, Residuals residuals) {
        var predicted = predicted(residuals);
        var truth = truth(residuals);
        var scale = Scale.around(List.of(predicted, truth)).rounded();
        var ends = new double[] {scale.least(), scale.greatest()};
        var plot =
                new Plot(
                                "predicted-true",
                                "Predicted "
                                        + explanation.target()
                                        + " against the truth, a dot for each row; on the diagonal"
                                        + " both are the same",
                                scale,
                                "predicted",
                                scale,
                                "true")
                        .line("reference", "", ends, ends)
                        .dots("s1", "row", predicted, truth);
        for (var row : explanation.worstRows().stream().limit(RINGED).toList()) {
            double x = number(row.prediction());
            double y = number(row.truth());
            plot.ring(
                    "s2",
                    x,
                    y,
                    (row.line() > 0 ? "line " + row.line() : "row " + row.row())
                            + ": predicted "
                            + row.prediction()
                            + ", true "
                            + row.truth());
        }
        var chart =
                Chart.of("Predicted and true", plot.element())
                        .legend("dots", "s1", "row")
                        .legend("line", "reference", "right");
        return chart.note(
                        shown(explanation, residuals)
                                + (explanation.worstRows().isEmpty()
                                        ? ""
                                        : " Rings: the worst rows, listed below."))
                .element();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.replace(",", ""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static Element residualsByPrediction(Residuals residuals) {
        var predicted = predicted(residuals);
        var errors = errors(residuals);
        var across = Scale.around(List.of(predicted)).rounded();
        var up = Scale.around(List.of(errors, new double[] {0})).rounded();
        var plot =
                new Plot(
                                "residuals",
                                "Errors (true − predicted) against the prediction; a good model's"
                                        + " scatter evenly around 0",
                                across,
                                "predicted",
                                up,
                                "true − predicted")
                        .line(
                                "reference",
                                "",
                                new double[] {across.least(), across.greatest()},
                                new double[] {0, 0})
                        .dots("s1", "row", predicted, errors);
        var bins = residuals.bins();
        var chart = Chart.of("Errors by prediction", plot.element()).legend("dots", "s1", "row");
        if (bins.size() > 1) {
            plot.line(
                    "s2",
                    "mean of alike predictions",
                    bins.stream().mapToDouble(bin -> (bin.from() + bin.to()) / 2).toArray(),
                    bins.stream().mapToDouble(Residuals.Bin::mean).toArray());
            chart.legend("line", "s2", "mean of alike predictions");
        }
        return chart.note("Above 0 the model predicts too little, below too much.").element();
    }

    private static Element histogram(Explanation explanation, Residuals residuals) {
        var errors = errors(residuals);
        var across = Scale.around(List.of(errors, new double[] {0})).rounded();
        var counts = new int[STRETCHES];
        double width = (across.greatest() - across.least()) / STRETCHES;
        for (double error : errors) {
            int stretch = (int) ((error - across.least()) / width);
            counts[Math.clamp(stretch, 0, STRETCHES - 1)]++;
        }
        double most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        var plot =
                new Plot(
                        "residual-histogram",
                        "How many rows have errors of which size",
                        across,
                        "true − predicted",
                        new Scale(0, most, false).rounded(),
                        "rows");
        for (int i = 0; i < STRETCHES; i++) {
            double from = across.least() + i * width;
            if (counts[i] > 0) {
                plot.column(
                        "s1",
                        from,
                        from + width,
                        counts[i],
                        Words.count(counts[i], "row")
                                + ": "
                                + Figure.text(from)
                                + " to "
                                + Figure.text(from + width));
            }
        }
        return Chart.of("Sizes of errors", plot.element())
                .note(shown(explanation, residuals).replace("A dot for each row.", "All rows."))
                .element();
    }
}
