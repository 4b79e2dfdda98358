package io.thalweg.report;

import io.thalweg.learn.recipe.Search;
import io.thalweg.learn.recipe.Tried;
import io.thalweg.model.Figure;
import io.thalweg.report.chart.ParallelPlot;
import io.thalweg.report.chart.Scale;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// What a search tried: how the loss fell, and which settings did well.
final class SearchSection {
    /// So many of each kind are drawn in colour.
    private static final int BEST = 3;

    /// Values that span more are drawn by powers.
    private static final double WIDE = 20;

    private SearchSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        var search = run.fitted().search();
        if (search != null) {
            contents.add(
                    Element.of("p")
                            .add(
                                    Words.count(search.tried().size(), "trial")
                                            + ". Each was judged by its loss on rows that it wasn't"
                                            + " trained on; the model is made of those that have a"
                                            + " part of it."));
            contents.add(table(search));
            var byKind = new LinkedHashMap<String, List<Tried>>();
            for (var trial : search.tried()) {
                if (!trial.settings().isEmpty() && Double.isFinite(trial.loss())) {
                    byKind.computeIfAbsent(trial.kind(), kind -> new ArrayList<>()).add(trial);
                }
            }
            for (var kind : byKind.entrySet()) {
                if (kind.getValue().size() > 1) {
                    contents.add(chart(kind.getKey(), kind.getValue()));
                }
            }
        }
        return new Section("search", "Search", contents);
    }

    private static Element table(Search search) {
        var head = Element.of("tr");
        for (var title : List.of("Trial", "Loss", "Epochs", "Part of the model", "What it is")) {
            head.add(Element.of("th").with("scope", "col").add(title));
        }
        var body = Element.of("tbody");
        for (var trial : search.leaderboard().stream().limit(20).toList()) {
            body.add(
                    Element.of("tr")
                            .add(
                                    cell("Trial", Figure.text((long) trial.number())),
                                    cell("Loss", Figure.text(trial.loss())),
                                    cell("Epochs", Figure.text((long) trial.epochs())),
                                    cell(
                                            "Part of the model",
                                            Math.round(100 * trial.weight()) + " %"),
                                    cell("What it is", trial.kind() + settings(trial))));
        }
        return Element.of("table", "grid").add(Element.of("thead").add(head), body);
    }

    private static Element cell(String head, String text) {
        return Element.of("td").with("data-head", head).add(text);
    }

    private static String settings(Tried trial) {
        var text = new StringBuilder();
        for (var setting : trial.settings().entrySet()) {
            var value = setting.getValue();
            text.append(", ").append(setting.getKey()).append(' ');
            text.append(value instanceof Double number ? Figure.text(number) : value.toString());
        }
        return text.toString();
    }

    private static Element chart(String kind, List<Tried> trials) {
        var names = new ArrayList<String>();
        for (var setting : trials.getFirst().settings().entrySet()) {
            // A list of names has no order to draw it by.
            if (!(setting.getValue() instanceof String)) {
                names.add(setting.getKey());
            }
        }
        names.add("epochs");
        names.add("loss");
        var axes = new ArrayList<ParallelPlot.Axis>();
        for (var name : names) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (var trial : trials) {
                least = Math.min(least, value(trial, name));
                greatest = Math.max(greatest, value(trial, name));
            }
            axes.add(
                    new ParallelPlot.Axis(
                            name, Scale.between(least, greatest).byPowersBeyond(WIDE)));
        }
        var plot =
                new ParallelPlot(
                        "parallel-coordinates",
                        "Settings and losses of " + trials.size() + " trials: " + kind,
                        axes);
        var order = new ArrayList<>(trials);
        order.sort(Comparator.comparingDouble(Tried::loss).reversed());
        for (int i = 0; i < order.size(); i++) {
            var trial = order.get(i);
            var values = new double[names.size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = value(trial, names.get(j));
            }
            plot.line(
                    i >= order.size() - BEST ? "s1" : "thin",
                    "trial " + trial.number() + ": loss " + Figure.text(trial.loss()),
                    values);
        }
        return Chart.of("What was tried: " + kind, plot.element())
                .legend("line", "s1", "the best " + Math.min(BEST, trials.size()))
                .legend("line", "thin", "the others")
                .note(
                        "A line for each trial, through its settings and epochs to its loss at the"
                                + " right: the lower, the better. Where the coloured lines run"
                                + " together, a setting matters.")
                .element();
    }

    /// A number for each setting; what a trial doesn't have is 0.
    private static double value(Tried trial, String name) {
        if (name.equals("loss")) {
            return trial.loss();
        }
        if (name.equals("epochs")) {
            return trial.epochs();
        }
        return switch (trial.settings().get(name)) {
            case Number number -> number.doubleValue();
            case Boolean flag -> flag ? 1 : 0;
            case null, default -> 0;
        };
    }
}
