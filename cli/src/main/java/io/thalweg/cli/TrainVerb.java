package io.thalweg.cli;

import io.thalweg.data.source.DecimalMark;
import io.thalweg.data.source.HeaderRule;
import io.thalweg.data.source.ReadOptions;
import io.thalweg.learn.doctor.Doctor;
import io.thalweg.learn.doctor.Finding;
import io.thalweg.learn.explain.Explainer;
import io.thalweg.learn.recipe.Fitted;
import io.thalweg.learn.recipe.Recipe;
import io.thalweg.model.Evaluation;
import io.thalweg.model.Figure;
import io.thalweg.model.SavedModel;
import io.thalweg.model.json.JsonWriter;
import io.thalweg.report.Report;
import io.thalweg.report.RunHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `train`: a table in, a judged and saved model out.
final class TrainVerb implements Verb {
    /// How many of what a search tried are shown; the run folder has all.
    private static final int LEADERS = 5;

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "Trains a model on a table, judges it on rows it never saw, saves it.";
    }

    @Override
    public Syntax syntax() {
        return TrainSyntax.train();
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        if (arguments.has(TrainOptions.LIST_RECIPES)) {
            terminal.result(HelpText.ofEntries(Recipe.explained(), terminal.width()));
            return ExitCode.DONE;
        }
        var options = new TrainOptions(arguments);
        return run(
                arguments,
                terminal,
                options,
                options.recipe(),
                folder(arguments, options, ""),
                LEADERS);
    }

    /// Trains, judges, saves and tells.
    ///
    /// @param recipe but for the tables that choose and judge
    /// @param ownFolder where the run is written; null for nowhere
    /// @param leaders how many of what a search tried are shown
    static int run(
            Arguments arguments,
            Terminal terminal,
            TrainOptions options,
            Recipe recipe,
            @Nullable RunFolder ownFolder,
            int leaders)
            throws IOException {
        var out = arguments.path(TrainOptions.OUT, "model.thalweg");
        checkOut(arguments, out);
        var report = report(arguments, ownFolder);
        FromOption.apply(recipe, arguments, out);
        var table = new DataArgument(arguments, 0).read(readOptions(arguments));
        try (var interruption = Interruption.watch();
                var folder = ownFolder;
                var progress = new Progress(terminal, folder)) {
            var doctor = new Doctor();
            var history = report == null ? null : new RunHistory();
            var fitted =
                    options.withTables(recipe, table.reading())
                            .listener(history == null ? progress : progress.and(history))
                            .watch(doctor)
                            .interruptible(interruption::requested)
                            .fit(table);
            fitted.save(out);
            if (report != null && history != null) {
                var session = options.session();
                var explainer = Explainer.standard(session.seed(), session.threads());
                Report.of(fitted, history)
                        .judgement(fitted.judgement())
                        .explanation(fitted.explain(explainer))
                        .findings(doctor.findings())
                        .model(out)
                        .write(report);
            }
            say(terminal, fitted, out, folder, report, leaders);
            if (folder != null || arguments.has(TrainOptions.JSON)) {
                var json = json(fitted, options, out, report, doctor.findings());
                if (folder != null) {
                    // An interrupted run repeats as far as it got, too.
                    boolean isCut =
                            arguments.has(TrainOptions.TIME_BUDGET)
                                    || fitted.stoppedBy().equals("interrupted");
                    long seed = options.session().seed();
                    var search = fitted.search();
                    folder.summary(
                            json,
                            search == null
                                    ? OptionsFile.of(arguments, seed, isCut ? fitted.steps() : null)
                                    : OptionsFile.ofSearch(
                                            arguments,
                                            seed,
                                            search.tried().size(),
                                            search.cutSteps()));
                }
                if (arguments.has(TrainOptions.JSON)) {
                    terminal.result(JsonWriter.text(json));
                }
            }
            terminal.flush();
        }
        return ExitCode.DONE;
    }

    static ReadOptions readOptions(Arguments arguments) {
        var options = ReadOptions.standard();
        if (arguments.has(TrainOptions.MISSING)) {
            options = options.withMissing(arguments.list(TrainOptions.MISSING));
        }
        if (arguments.has(TrainOptions.HEADER)) {
            var answer = arguments.choice(TrainOptions.HEADER, "yes", List.of("yes", "no"));
            options = options.withHeader(answer.equals("yes") ? HeaderRule.YES : HeaderRule.NO);
        }
        if (arguments.has(TrainOptions.DECIMAL_MARK)) {
            var mark =
                    arguments.choice(TrainOptions.DECIMAL_MARK, "point", List.of("point", "comma"));
            options =
                    options.withDecimalMark(
                            mark.equals("comma") ? DecimalMark.COMMA : DecimalMark.POINT);
        }
        return options;
    }

    private static void checkOut(Arguments arguments, Path out) {
        var folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw arguments.mistake(
                    TrainOptions.OUT, "names a folder that doesn't exist: make it first");
        }
        if (Files.isDirectory(out)) {
            throw arguments.mistake(
                    TrainOptions.OUT, "names a folder: add the name of a file to write");
        }
        if (Files.exists(out) && !Files.isRegularFile(out)) {
            throw arguments.mistake(
                    TrainOptions.OUT, "names a device or a pipe: name a file to write");
        }
        if (!Files.isWritable(folder)) {
            throw arguments.mistake(
                    TrainOptions.OUT, "names a folder that you have no right to write to");
        }
        if (Files.exists(out) && !arguments.has(TrainOptions.FORCE) && !SavedModel.isModel(out)) {
            throw new UsageException(
                    "thalweg train",
                    out + " exists and is no Thalweg model. Choose another --out, or add --force.");
        }
    }

    /// Where the run is written; null for nowhere.
    ///
    /// @param suffix of its name
    static @Nullable RunFolder folder(Arguments arguments, TrainOptions options, String suffix) {
        return arguments.text(TrainOptions.RUNS, "").equals("none")
                ? null
                : newFolder(arguments, options, suffix);
    }

    /// @param suffix of its name
    static RunFolder newFolder(Arguments arguments, TrainOptions options, String suffix) {
        return RunFolder.in(
                arguments.path(TrainOptions.RUNS, "runs"),
                new DataArgument(arguments, 0).title() + suffix,
                OptionsFile.of(arguments, options.session().seed(), null));
    }

    /// Where the report goes; null if there is to be none.
    static @Nullable Path report(Arguments arguments, @Nullable RunFolder folder) {
        if (arguments.has(TrainOptions.REPORT)) {
            if (!arguments.text(TrainOptions.REPORT, "").equals("none")) {
                throw arguments.mistake(TrainOptions.REPORT, "needs none");
            }
            return null;
        }
        return folder == null ? null : folder.report();
    }

    private static void say(
            Terminal terminal,
            Fitted fitted,
            Path out,
            @Nullable RunFolder folder,
            @Nullable Path report,
            int leaders) {
        if (fitted.search() != null) {
            terminal.say("");
            SearchText.leaderboard(fitted.search(), leaders, terminal.width())
                    .forEach(terminal::say);
        }
        terminal.say("");
        terminal.say(judged(fitted));
        terminal.say(fitted.judgement().toString().stripTrailing());
        terminal.say("");
        if (fitted.continuation() != null) {
            terminal.say(DriftText.comparison(fitted.continuation(), fitted.evaluation()));
        }
        var ensemble = fitted.ensemble();
        if (ensemble != null) {
            var scores = new StringBuilder("distilled  the ensemble's scores on the same rows: ");
            for (var metric : ensemble.metrics().entrySet()) {
                scores.append(Evaluation.label(metric.getKey()))
                        .append(' ')
                        .append(Figure.text(metric.getValue()))
                        .append(", ");
            }
            scores.setLength(scores.length() - 2);
            WrappedText.of(scores.toString(), terminal.width(), 11).forEach(terminal::say);
            terminal.say("");
        }
        if (fitted.stoppedBy().equals("interrupted")) {
            terminal.say("Interrupted: this is the best model so far.");
        }
        terminal.say("model      " + out);
        if (folder != null) {
            terminal.say("run        " + folder.path());
        }
        if (report != null) {
            terminal.say("report     " + report);
        }
        terminal.say("took       " + Figure.text(fitted.seconds()) + " s");
    }

    /// Whose scores these are: the best rows there are to judge by.
    private static String judged(Fitted fitted) {
        if (fitted.judgement().folds() != null) {
            return "Rows that the model of their fold never saw:";
        }
        var preparation = fitted.preparation();
        if (preparation.testPart().size() > 0) {
            return "Rows that training never saw:";
        }
        return preparation.validationPart().size() > 0
                ? "Validation rows, by which the model was chosen (there are no test rows):"
                : "The training rows themselves (no others were kept back):";
    }

    /// With folds, all rows that a fold judged.
    private static int testRows(Fitted fitted) {
        return fitted.judgement().folds() == null
                ? fitted.preparation().testPart().size()
                : fitted.evidence().rows().size();
    }

    private static ObjectNode json(
            Fitted fitted,
            TrainOptions options,
            Path out,
            @Nullable Path report,
            List<Finding> findings) {
        var preparation = fitted.preparation();
        var json = Json.object();
        json.put("task", preparation.task().task().name().toLowerCase(Locale.ROOT));
        json.put("target", preparation.target().column());
        json.putObject("rows")
                .put("train", preparation.trainingPart().size())
                .put("validation", preparation.validationPart().size())
                .put("test", testRows(fitted));
        json.set("metrics", Json.metrics(fitted.evaluation()));
        json.set("validation_metrics", Json.metrics(fitted.model().validation().orElse(null)));
        json.put("stopped_by", fitted.stoppedBy());
        json.put("epochs", fitted.epochs());
        json.put("steps", fitted.steps());
        json.put("seconds", fitted.seconds());
        json.put("seed", options.session().seed());
        json.put("weights_sha256", fitted.model().weightsSha256());
        json.put("resumed_from_step", fitted.resumedFromStep());
        json.put("model", out.toString());
        json.put("report", report == null ? null : report.toString());
        JudgementJson.put(json, fitted.judgement());
        if (fitted.ensemble() != null) {
            json.set("ensemble_metrics", Json.metrics(fitted.ensemble()));
        }
        if (fitted.search() != null) {
            json.set("search", SearchText.json(fitted.search()));
        }
        if (fitted.continuation() != null) {
            json.set("continued", DriftText.json(fitted.continuation()));
        }
        FindingText.put(json.putArray("findings"), findings);
        return json;
    }
}
