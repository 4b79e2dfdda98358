package io.thalweg.cli;

import io.thalweg.core.session.Session;
import io.thalweg.data.feature.Target;
import io.thalweg.learn.evaluate.Bootstrap;
import io.thalweg.learn.evaluate.Judgement;
import io.thalweg.learn.explain.Explainer;
import io.thalweg.learn.recipe.Judge;
import io.thalweg.learn.recipe.Part;
import io.thalweg.model.SavedModel;
import io.thalweg.model.json.JsonWriter;
import java.util.LinkedHashMap;

/// `evaluate`: the figures of a saved model on a table with known answers.
final class EvaluateVerb implements Verb {
    private static final Option EXPLAIN =
            Option.flag(
                    "--explain", "Say as well what the model relies on, and where it is wrong.");

    /// Of the resamples.
    private static final long SEED = 42;

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "Judges a saved model on a table.";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("evaluate")
                .argument("MODEL", "A model file.")
                .argument("DATA", DataArgument.MEANING)
                .options(EXPLAIN, DataArgument.QUERY, DataArgument.CACHE, TrainOptions.JSON);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        var model = SavedModel.load(arguments.path(0));
        var table = new DataArgument(arguments, 1).read(model.contents().schema().reading());
        var target = model.target();
        int[] rows = Target.usableRows(table, target.column());
        var outputs = model.outputs(model.contents().features().apply(table, rows));
        var part = new Part(table, rows);
        var judge = Judge.of(model);
        var evaluation = judge.evaluate(part, outputs);
        int threads = Session.Options.DEFAULT.threads();
        var intervals = judge.intervals(part, outputs, null, Bootstrap.standard(SEED, threads));
        var judgement = new Judgement(evaluation, intervals, new LinkedHashMap<>(), null);
        terminal.say(table.name());
        terminal.say(judgement.toString().stripTrailing());
        var explanation =
                arguments.has(EXPLAIN)
                        ? Explainer.standard(SEED, threads)
                                .explain(model, table, rows, rows, outputs)
                        : null;
        if (explanation != null) {
            ExplanationText.of(explanation).forEach(terminal::say);
        }
        if (arguments.has(TrainOptions.JSON)) {
            var json = Json.object();
            json.put("rows", evaluation.rows());
            json.set("metrics", Json.metrics(evaluation));
            json.set("trivial_metrics", Json.figures(evaluation.trivialMetrics()));
            json.set("intervals", JudgementJson.intervals(intervals));
            if (explanation != null) {
                ExplanationText.put(json, explanation);
            }
            terminal.result(JsonWriter.text(json));
        }
        return ExitCode.DONE;
    }
}
