package io.thalweg.report;

import io.thalweg.learn.explain.Explanation;
import io.thalweg.learn.explain.PartialDependence;
import io.thalweg.model.Figure;
import io.thalweg.report.chart.Plot;
import io.thalweg.report.chart.Scale;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.List;

/// Which columns the model relies on, and how.
final class ReasonSection {
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_CURVES = 25;

    private ReasonSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        var explanation = run.explanation();
        if (explanation != null && !explanation.importances().isEmpty()) {
            contents.add(importance(explanation));
            var charts = new ArrayList<Element>();
            for (var dependence : explanation.dependences()) {
                if (!dependence.mean().isEmpty()) {
                    charts.add(
                            dependence.values().isEmpty()
                                    ? names(dependence, explanation)
                                    : numbers(dependence, explanation));
                }
            }
            if (!charts.isEmpty()) {
                contents.add(Element.of("h3").add("How predictions depend on them"));
                contents.add(
                        Element.of("p", "note")
                                .add(
                                        "What the model would say if a column had this value or"
                                                + " that in every row, all else being as it is."));
                contents.add(Chart.row(charts));
            }
        }
        return new Section("reasons", "What it relies on", contents);
    }

    private static Element importance(Explanation explanation) {
        var bars =
                new Bars(
                        "importance",
                        "Importance of columns: how much the loss grows when a column's values are"
                                + " dealt out at random");
        var all = explanation.importances();
        for (var importance : all.subList(0, Math.min(MOST_COLUMNS, all.size()))) {
            bars.add(
                    importance.feature(),
                    importance.increase(),
                    importance.deviation(),
                    Figure.text(importance.increase()),
                    "s1");
        }
        return Chart.of("Importance of columns", bars.element())
                .note(
                        "How much the "
                                + explanation.loss()
                                + " grows when the column's values are dealt out among the rows at"
                                + " random; the thin bar is the standard deviation over "
                                + Words.count(all.getFirst().repeats(), "repeat")
                                + ". On "
                                + Words.count(explanation.sampledRows(), "row")
                                + " that didn't train; "
                                + Math.min(MOST_COLUMNS, all.size())
                                + " of "
                                + Words.count(explanation.columns(), "column")
                                + ". Of columns that tell the same, each may seem unimportant.")
                .element();
    }

    private static String title(PartialDependence dependence) {
        return dependence.output().isEmpty()
                ? dependence.feature()
                : dependence.feature() + " → " + dependence.output();
    }

    private static String upLabel(PartialDependence dependence) {
        return dependence.output().isEmpty()
                ? "prediction"
                : "probability of " + shortened(dependence.output());
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= 16
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 15)) + "…";
    }

    private static Element numbers(PartialDependence dependence, Explanation explanation) {
        var xs = array(dependence.values());
        var mean = array(dependence.mean());
        var curves = new ArrayList<double[]>();
        for (var curve : dependence.curves().stream().limit(MOST_CURVES).toList()) {
            curves.add(array(curve));
        }
        var all = new ArrayList<>(curves);
        all.add(mean);
        var plot =
                new Plot(
                        "dependence",
                        "How the prediction of "
                                + explanation.target()
                                + " depends on "
                                + dependence.feature(),
                        Scale.around(List.of(xs)),
                        shortened(dependence.feature()),
                        Scale.around(all).rounded(),
                        upLabel(dependence));
        for (var curve : curves) {
            plot.line("thin", "", xs, curve);
        }
        plot.line("s1 thick", "mean", xs, mean);
        var chart = Chart.of(title(dependence), plot.element()).legend("line", "s1 thick", "mean");
        if (!curves.isEmpty()) {
            chart.legend("line", "thin", "single rows");
        }
        return chart.element();
    }

    private static Element names(PartialDependence dependence, Explanation explanation) {
        var bars =
                new Bars(
                        "dependence",
                        "How the prediction of "
                                + explanation.target()
                                + " depends on "
                                + dependence.feature());
        double sum = 0;
        for (double mean : dependence.mean()) {
            sum += mean;
        }
        double middle = sum / dependence.mean().size();
        for (int i = 0; i < dependence.labels().size(); i++) {
            double mean = dependence.mean().get(i);
            bars.add(dependence.labels().get(i), mean - middle, 0, Figure.text(mean), "s1");
        }
        return Chart.of(title(dependence), bars.element())
                .note(
                        "The mean "
                                + upLabel(dependence)
                                + " for each name; bars go from "
                                + Figure.text(middle)
                                + ", the middle of those shown.")
                .element();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
