package io.thalweg.report;

import io.thalweg.learn.train.RunEvent.EpochDone;
import io.thalweg.model.Figure;
import io.thalweg.report.RunHistory.Curve;
import io.thalweg.report.RunHistory.Stage;
import io.thalweg.report.chart.Plot;
import io.thalweg.report.chart.Scale;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How the losses fell.
final class LearningSection {
    /// More points can't be told apart on a few hundred pixels.
    private static final int MOST_POINTS = 400;

    private LearningSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        var charts = new ArrayList<Element>();
        for (var stage : run.history().stages()) {
            var curves =
                    stage.curves().stream().filter(curve -> !curve.epochs().isEmpty()).toList();
            if (!curves.isEmpty()) {
                charts.add(losses(stage, curves));
                if (rateVaries(curves)) {
                    charts.add(rates(stage.name(), curves));
                }
            }
        }
        if (!charts.isEmpty()) {
            contents.add(Chart.row(charts));
        }
        return new Section("learning", "Learning curves", contents);
    }

    private static String ending(Stage stage) {
        var text = new StringBuilder();
        var reasons = new LinkedHashMap<String, Integer>();
        long steps = 0;
        int fewest = Integer.MAX_VALUE;
        int most = 0;
        for (var end : stage.ends()) {
            reasons.merge(Words.reason(end.reason()), 1, Integer::sum);
            steps += end.steps();
            fewest = Math.min(fewest, end.epochs());
            most = Math.max(most, end.epochs());
        }
        if (!stage.ends().isEmpty()) {
            text.append("Stopped after ")
                    .append(fewest == most ? "" : fewest + " to ")
                    .append(Words.count(most, "epoch"))
                    .append(" (")
                    .append(Words.count(steps, "step"))
                    .append(stage.ends().size() == 1 ? "): " : " in all): ");
            var parts = new ArrayList<String>();
            reasons.forEach((reason, count) ->
                    parts.add(stage.ends().size() == 1 ? reason : count + " × " + reason));
            text.append(String.join(", ", parts)).append('.');
        }
        for (var choice : stage.choices()) {
            text.append(" Chosen: ").append(choice).append('.');
        }
        return text.toString();
    }

    private static Element losses(Stage stage, List<Curve> curves) {
        var all = new ArrayList<double[]>();
        double last = 1;
        boolean validated = false;
        for (var curve : curves) {
            var validation = values(curve, EpochDone::validationLoss);
            all.add(values(curve, EpochDone::trainingLoss));
            all.add(validation);
            last = Math.max(last, curve.epochs().getLast().epoch());
            for (double loss : validation) {
                validated |= Double.isFinite(loss);
            }
        }
        var up = Scale.around(all).byPowersBeyond(20);
        var plot =
                new Plot(
                        "learning",
                        "Training"
                                + (validated ? " and validation" : "")
                                + " loss by epoch of "
                                + stage.name(),
                        Scale.between(0, last),
                        "epoch",
                        up.rounded(),
                        up.logarithmic() ? "loss (by powers)" : "loss");
        boolean several = curves.size() > 1;
        for (int i = 0; i < curves.size(); i++) {
            var epochs = thinned(curves.get(i).epochs());
            var suffix = several ? ", " + curves.get(i).run().name() : "";
            var xs = values(epochs, EpochDone::epoch);
            plot.line("s1", "training" + suffix, xs, values(epochs, EpochDone::trainingLoss));
            plot.line("s2", "validation" + suffix, xs, values(epochs, EpochDone::validationLoss));
        }
        boolean ringed = false;
        for (var curve : curves) {
            EpochDone best = null;
            for (var epoch : curve.epochs()) {
                best = epoch.best() && Double.isFinite(epoch.validationLoss()) ? epoch : best;
            }
            if (best != null) {
                ringed = true;
                plot.ring(
                        "s2",
                        best.epoch(),
                        best.validationLoss(),
                        "epoch "
                                + best.epoch()
                                + ": validation loss "
                                + Figure.text(best.validationLoss())
                                + ", the lowest");
            }
        }
        var chart =
                Chart.of("Loss: " + stage.name(), plot.element()).legend("line", "s1", "training");
        if (validated) {
            chart.legend("line", "s2", "validation");
        }
        return chart.note(
                        ending(stage)
                                + (ringed
                                        ? " Ring: the lowest validation loss, whose weights were kept."
                                        : "")
                                + (several ? " A pair of lines for each run." : ""))
                .element();
    }

    private static boolean rateVaries(List<Curve> curves) {
        double first = Double.NaN;
        for (var curve : curves) {
            for (var epoch : curve.epochs()) {
                double rate = epoch.learningRate();
                if (Double.isFinite(rate) && Double.isFinite(first) && rate != first) {
                    return true;
                }
                first = Double.isFinite(first) ? first : rate;
            }
        }
        return false;
    }

    private static Element rates(String name, List<Curve> curves) {
        var all = new ArrayList<double[]>();
        double last = 1;
        for (var curve : curves) {
            all.add(values(curve, EpochDone::learningRate));
            last = Math.max(last, curve.epochs().getLast().epoch());
        }
        var up = Scale.around(all).byPowersBeyond(20);
        var plot =
                new Plot(
                        "learning-rate",
                        "Learning rate by epoch of " + name,
                        Scale.between(0, last),
                        "epoch",
                        up.rounded(),
                        up.logarithmic() ? "learning rate (by powers)" : "learning rate");
        for (int i = 0; i < curves.size(); i++) {
            var epochs = thinned(curves.get(i).epochs());
            plot.line(
                    "s3",
                    curves.size() > 1
                            ? "learning rate, " + curves.get(i).run().name()
                            : "learning rate",
                    values(epochs, EpochDone::epoch),
                    values(epochs, EpochDone::learningRate));
        }
        return Chart.of("Learning rate: " + name, plot.element())
                .legend("line", "s3", "of an epoch's last step")
                .element();
    }

    private static double[] values(Curve curve, ToDoubleFunction<EpochDone> value) {
        return values(curve.epochs(), value);
    }

    private static double[] values(List<EpochDone> epochs, ToDoubleFunction<EpochDone> value) {
        return epochs.stream().mapToDouble(value).toArray();
    }

    /// Evenly picked, with the first and the last.
    private static List<EpochDone> thinned(List<EpochDone> epochs) {
        if (epochs.size() <= MOST_POINTS) {
            return epochs;
        }
        var kept = new ArrayList<EpochDone>(MOST_POINTS);
        for (int i = 0; i < MOST_POINTS; i++) {
            kept.add(epochs.get((int) ((long) i * (epochs.size() - 1) / (MOST_POINTS - 1))));
        }
        return kept;
    }
}
