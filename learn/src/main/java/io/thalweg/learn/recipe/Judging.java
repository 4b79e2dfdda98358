package io.thalweg.learn.recipe;

import io.thalweg.data.batch.Folds;
import io.thalweg.data.source.Table;
import io.thalweg.learn.evaluate.Bootstrap;
import io.thalweg.learn.evaluate.CrossValidation;
import io.thalweg.learn.evaluate.Judgement;
import io.thalweg.model.Evaluation;
import io.thalweg.model.SavedModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Trains by a recipe and finds out what came of it: on rows held back once, or by folds.
///
/// @param recipe how to train
/// @param table the rows
record Judging(Recipe recipe, Table table) {
    Fitted fit() {
        long start = System.nanoTime();
        return recipe.folds() == 0 ? byHeldBackRows(start) : byFolds(start);
    }

    private Fitted byHeldBackRows(long start) {
        return byHeldBackRows(recipe.train(table, recipe.settings()), true, start);
    }

    private Fitted byHeldBackRows(Trained trained, boolean compared, long start) {
        var preparation = trained.preparation();
        var part = preparation.judgingPart();
        var model = trained.model();
        var outputs = OtherTarget.outputs(model, part, model.target());
        var judge = Judge.of(model.target(), preparation.trainingPart());
        SequencedMap<String, Double> linear =
                compared ? linear(trained, judge, part) : new LinkedHashMap<>();
        var judgement = judgement(judge, model.evaluation(), part, outputs, linear, null);
        return trained.judged(
                model, seconds(start), judgement, new Evidence(part, outputs, model, part.rows()));
    }

    private SequencedMap<String, Double> linear(Trained trained, Judge judge, Part part) {
        if (recipe.name().equals("linear")) {
            return trained.model().evaluation().metrics();
        }
        var preparation = trained.preparation();
        int[] rows = preparation.trainingPart().rows();
        if (preparation.testPart().size() > 0
                && preparation.validationPart().table() == preparation.table()) {
            rows = sorted(rows, preparation.validationPart().rows());
        }
        var model = new LinearComparison(recipe, preparation.table(), preparation).of(rows);
        return model == null
                ? new LinkedHashMap<>()
                : judge.evaluate(part, OtherTarget.outputs(model, part, judge.target())).metrics();
    }

    private Fitted byFolds(long start) {
        FoldRuns.check(recipe, table);
        var budget = new FoldBudget(recipe.settings(), recipe.folds());
        var trained = recipe.train(table, budget.forModel());
        var folds = new FoldRuns(recipe, table, trained.preparation(), budget.forFolds(trained));
        var runs = folds.run();
        var last = folds.last();
        if (runs.isEmpty() || last == null) {
            return byHeldBackRows(trained, false, start); // interrupted before the first fold ended
        }
        var part = folds.part();
        var outputs = folds.outputs();
        var judge = Judge.of(trained.model().target(), folds.all());
        var evaluation = judge.evaluate(part, outputs);
        var linearOutputs = folds.linearOutputs();
        SequencedMap<String, Double> linear =
                linearOutputs == null
                        ? new LinkedHashMap<>()
                        : judge.evaluate(part, linearOutputs).metrics();
        var judgement =
                judgement(
                        judge,
                        evaluation,
                        part,
                        outputs,
                        linear,
                        new CrossValidation(folds.kind(), runs));
        return trained.judged(
                judged(trained.model(), evaluation),
                seconds(start),
                judgement,
                new Evidence(part, outputs, last.model(), last.unseen()));
    }

    private static SavedModel judged(SavedModel model, Evaluation evaluation) {
        var contents = model.contents();
        return new SavedModel(
                new SavedModel.Contents(
                        contents.schema(),
                        contents.features(),
                        contents.targets(),
                        contents.networks(),
                        contents.provenance(),
                        evaluation,
                        contents.validation(),
                        contents.calibration()));
    }

    private Judgement judgement(
            Judge judge,
            Evaluation evaluation,
            Part part,
            double[] outputs,
            SequencedMap<String, Double> linear,
            @Nullable CrossValidation folds) {
        var session = recipe.session();
        var group = recipe.group();
        int[] clusters =
                group == null || part.table().find(group).isEmpty()
                        ? null
                        : Folds.groups(part.table(), group, part.rows());
        var bootstrap = Bootstrap.standard(session.seed(), session.threads());
        return new Judgement(
                evaluation, judge.intervals(part, outputs, clusters, bootstrap), linear, folds);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    private static int[] sorted(int[] some, int[] others) {
        int[] rows = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, rows, some.length, others.length);
        Arrays.sort(rows);
        return rows;
    }
}
