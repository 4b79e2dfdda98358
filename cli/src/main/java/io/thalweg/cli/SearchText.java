package io.thalweg.cli;

import io.thalweg.learn.recipe.Search;
import io.thalweg.learn.recipe.Tried;
import io.thalweg.model.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// What a search tried, for people and as JSON.
final class SearchText {
    private SearchText() {}

    /// A trial in a line.
    static String line(Tried trial) {
        return "trial "
                + Figure.text((long) trial.number())
                + ": loss "
                + Figure.text(trial.loss())
                + ", "
                + trial.kind()
                + settings(trial);
    }

    private static String settings(Tried trial) {
        var text = new StringBuilder();
        for (var setting : trial.settings().entrySet()) {
            text.append(", ")
                    .append(setting.getKey())
                    .append(' ')
                    .append(plain(setting.getValue()));
        }
        return text.toString();
    }

    private static String plain(Object value) {
        if (!(value instanceof Double number)) {
            return value.toString();
        }
        var text = String.format(Locale.ROOT, "%.3g", number);
        // 0.150 as 0.15, but 100 as it is.
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /// The best trials, a line for each.
    ///
    /// @param most how many at most
    static List<String> leaderboard(Search search, int most, int width) {
        var lines = new ArrayList<String>();
        var leaders = search.leaderboard();
        int count = Math.min(most, leaders.size());
        lines.add(
                "The best "
                        + count
                        + " of "
                        + Figure.text((long) leaders.size())
                        + (leaders.size() == 1 ? " trial" : " trials")
                        + ", by their loss on rows that they weren't trained on:");
        lines.add("  loss     trial  epochs  part of the model, and what it is");
        for (var trial : leaders.subList(0, count)) {
            var part = Math.round(100 * trial.weight()) + " %";
            var line =
                    String.format(
                            Locale.ROOT,
                            "  %-8s %5d  %6d  %5s  %s%s",
                            Figure.text(trial.loss()),
                            trial.number(),
                            trial.epochs(),
                            part,
                            trial.kind(),
                            settings(trial));
            lines.addAll(WrappedText.of(line, width, 33));
        }
        return lines;
    }

    /// What programs read of a search.
    static ObjectNode json(Search search) {
        var json = Json.object().put("trials", search.tried().size());
        put(json, "loss", search.loss());
        put(json, "auto_loss", search.startLoss());
        put(json, "best_trial_loss", search.leaderboard().getFirst().loss());
        json.put("calibration", search.calibration().isEmpty() ? null : search.calibration());
        var leaders = json.putArray("leaderboard");
        search.leaderboard().forEach(trial -> leaders.add(json(trial)));
        return json;
    }

    /// What programs read of a trial.
    static ObjectNode json(Tried trial) {
        var json = Json.object().put("trial", trial.number()).put("kind", trial.kind());
        var settings = json.putObject("settings");
        for (var setting : trial.settings().entrySet()) {
            var name = setting.getKey().replace(' ', '_');
            switch (setting.getValue()) {
                case Double number -> settings.put(name, number);
                case Integer number -> settings.put(name, number);
                case Boolean flag -> settings.put(name, flag);
                default -> settings.put(name, setting.getValue().toString());
            }
        }
        json.put("share", trial.share()).put("epochs", trial.epochs()).put("steps", trial.steps());
        put(json, "loss", trial.loss());
        put(json, "after", Math.round(trial.seconds() * 1000) / 1000.0);
        return json.put("weight", trial.weight());
    }

    private static void put(ObjectNode json, String name, double number) {
        if (Double.isFinite(number)) {
            json.put(name, number);
        } else {
            json.putNull(name);
        }
    }
}
