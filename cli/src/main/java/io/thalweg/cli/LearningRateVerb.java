package io.thalweg.cli;

import io.thalweg.learn.recipe.Preparation;
import io.thalweg.learn.recipe.RecipeListener;
import io.thalweg.learn.recipe.RunName;
import io.thalweg.learn.train.LearningRateCurve;
import io.thalweg.learn.train.RunEvent;
import io.thalweg.model.Figure;
import io.thalweg.model.TextChart;
import io.thalweg.model.json.JsonWriter;
import io.thalweg.report.LearningRateReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `learning-rate`: the range test, a curve and a suggestion.
final class LearningRateVerb implements Verb {
    private static final int WIDTH = 72;
    private static final int HEIGHT = 14;

    @Override
    public String name() {
        return "learning-rate";
    }

    @Override
    public String summary() {
        return "Looks for a learning rate: trains a network for a moment while it rises.";
    }

    @Override
    public Syntax syntax() {
        return TrainSyntax.learningRate();
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        var options = new TrainOptions(arguments);
        var recipe = options.recipe();
        var ownFolder = TrainVerb.folder(arguments, options, "-learning-rate");
        var report = TrainVerb.report(arguments, ownFolder);
        var table = new DataArgument(arguments, 0).read(TrainVerb.readOptions(arguments));
        try (var folder = ownFolder) {
            var watch = new Watch(folder);
            var curve =
                    options.withTables(recipe, table.reading())
                            .listener(watch)
                            .learningRates(table);
            var preparation = Objects.requireNonNull(watch.preparation, "a test prepares rows");
            if (report != null) {
                LearningRateReport.of(curve, preparation)
                        .command(arguments.commandLine() + " @options.txt")
                        .write(report);
            }
            say(terminal, curve, folder, report);
            var json = json(curve, report);
            if (folder != null) {
                folder.suggestion(json);
            }
            if (arguments.has(TrainOptions.JSON)) {
                terminal.result(JsonWriter.text(json));
            }
            terminal.flush();
        }
        return ExitCode.DONE;
    }

    /// Writes what happens, and keeps what was prepared.
    private static final class Watch implements RecipeListener {
        private final @Nullable RunFolder folder;
        private @Nullable Preparation preparation;

        Watch(@Nullable RunFolder folder) {
            this.folder = folder;
        }

        @Override
        public void prepared(Preparation found) {
            preparation = found;
            if (folder != null) {
                folder.write(found);
            }
        }

        @Override
        public void event(RunName run, RunEvent event) {
            if (folder != null) {
                folder.write(run, event);
            }
        }
    }

    private static void say(
            Terminal terminal,
            LearningRateCurve curve,
            @Nullable RunFolder folder,
            @Nullable Path report) {
        int count = curve.points().size();
        var rates = new double[count];
        var losses = new double[count];
        double first = curve.points().getFirst().smoothed();
        double least = curve.lowest().smoothed();
        for (int i = 0; i < count; i++) {
            rates[i] = curve.points().get(i).learningRate();
            losses[i] = curve.points().get(i).smoothed();
        }
        double most = curve.highestOfInterest();
        var chart =
                new TextChart(Math.min(WIDTH, Math.max(30, terminal.width())), HEIGHT)
                        .axes("learning rate", "loss, smoothed")
                        .logarithmicX()
                        .yRange(least - 0.05 * (most - least), most)
                        .line('·', rates, losses)
                        .point('o', curve.lowest().learningRate(), least);
        terminal.say(chart.toString().stripTrailing());
        terminal.say("");
        terminal.say(
                "lowest     loss "
                        + Figure.text(least)
                        + " at learning rate "
                        + LearningRateCurve.text(curve.lowest().learningRate())
                        + ", after "
                        + Figure.text(first)
                        + " at "
                        + LearningRateCurve.text(curve.points().getFirst().learningRate()));
        terminal.say("suggestion --learning-rate " + LearningRateCurve.text(curve.suggestion()));
        WrappedText.of("           " + curve.verdict().text(), terminal.width(), 11)
                .forEach(terminal::say);
        if (folder != null) {
            terminal.say("run        " + folder.path());
        }
        if (report != null) {
            terminal.say("report     " + report);
        }
    }

    private static ObjectNode json(LearningRateCurve curve, @Nullable Path report) {
        var json = Json.object();
        json.put("suggestion", curve.suggestion());
        json.put("verdict", curve.verdict().name().toLowerCase(Locale.ROOT));
        json.set("lowest", json(curve.lowest()));
        json.put("report", report == null ? null : report.toString());
        var points = json.putArray("curve");
        for (var point : curve.points()) {
            points.add(json(point));
        }
        return json;
    }

    private static ObjectNode json(LearningRateCurve.Point point) {
        return Json.object()
                .put("learning_rate", point.learningRate())
                .put("loss", point.loss())
                .put("smoothed_loss", point.smoothed());
    }
}
