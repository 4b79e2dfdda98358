package io.thalweg.learn.recipe;

import io.thalweg.data.batch.Folds;
import io.thalweg.data.batch.Split;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.source.DataException;
import io.thalweg.data.source.SplitException;
import io.thalweg.data.source.Table;
import io.thalweg.learn.evaluate.FoldScore;
import io.thalweg.model.SavedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trains a recipe once for each fold of a table, on the fold's training rows alone: what columns
/// are, how they become numbers, which rows choose and when to stop is found out anew each time.
final class FoldRuns {
    private final Recipe recipe;
    private final Table table;
    private final Preparation whole;
    private final Settings settings;
    private final int[] usable;
    private final List<Split> splits;
    private final List<Run> runs = new ArrayList<>();

    /// A fold's model and what it says of the rows it never saw.
    ///
    /// @param model trained on the fold's training rows
    /// @param unseen the fold's test rows
    /// @param outputs for these, in the scale of the whole table's target
    /// @param linearOutputs of a linear model, or null
    @SuppressWarnings("ArrayRecordComponent") // storage of many rows; never compared
    record Run(
            SavedModel model, int[] unseen, double[] outputs, double @Nullable [] linearOutputs) {}

    /// @param whole what was found out about all rows: only the task and the names of the classes
    ///   are used
    /// @param settings of each fold
    FoldRuns(Recipe recipe, Table table, Preparation whole, Settings settings) {
        this.recipe = recipe;
        this.table = table;
        this.whole = whole;
        this.settings = settings;
        this.usable = Target.usableRows(table, recipe.target());
        this.splits = splits();
    }

    /// Whether the table can be divided so: found out before anything is trained.
    ///
    /// @throws SplitException if there are too few rows, groups or times
    static void check(Recipe recipe, Table table) {
        int[] usable = Target.usableRows(table, recipe.target());
        split(recipe, table, usable, new int[usable.length]);
    }

    /// How rows are divided: `time`, `grouped`, `stratified` or `random`.
    String kind() {
        return recipe.time() != null
                ? "time"
                : recipe.group() != null
                        ? "grouped"
                        : whole.target() instanceof ClassTarget ? "stratified" : "random";
    }

    private List<Split> splits() {
        int[] classes =
                whole.target() instanceof ClassTarget target
                        ? target.encode(table, usable)
                        : new int[usable.length];
        return split(recipe, table, usable, classes);
    }

    private static List<Split> split(Recipe recipe, Table table, int[] usable, int[] classes) {
        int count = recipe.folds();
        long seed = recipe.session().seed();
        var time = recipe.time();
        if (time != null) {
            return Folds.byTime(table, time, usable, count);
        }
        var group = recipe.group();
        return group == null
                ? Folds.stratified(table, usable, classes, count, seed)
                : Folds.byGroup(table, group, usable, count, seed);
    }

    /// The figures of each fold; fewer than asked for if interrupted.
    List<FoldScore> run() {
        var scores = new ArrayList<FoldScore>();
        for (int i = 0; i < splits.size() && !recipe.isInterrupted(); i++) {
            recipe.listener().fold(i + 1, splits.size());
            var score = run(i);
            if (score != null) {
                scores.add(score);
                recipe.listener().folded(score, splits.size());
            }
        }
        return scores;
    }

    private @Nullable FoldScore run(int number) {
        var split = splits.get(number);
        var trained = train(number, split);
        if (recipe.isInterrupted()) {
            return null; // cut short: it would be judged for what it isn't
        }
        var test = new Part(table, split.test());
        var target = whole.target();
        var judge = Judge.of(target, new Part(table, split.training()));
        var outputs = OtherTarget.outputs(trained.model(), test, target);
        var linear =
                recipe.name().equals("linear")
                        ? trained.model()
                        : new LinearComparison(recipe, table, whole).of(split.training());
        var linearOutputs = linear == null ? null : OtherTarget.outputs(linear, test, target);
        runs.add(new Run(trained.model(), split.test(), outputs, linearOutputs));
        var evaluation = judge.evaluate(test, outputs);
        var preparation = trained.preparation();
        return new FoldScore(
                number + 1,
                preparation.trainingPart().size(),
                preparation.validationPart().size(),
                test.size(),
                trained.stoppedBy(),
                evaluation.metrics(),
                linearOutputs == null
                        ? new LinkedHashMap<>()
                        : judge.evaluate(test, linearOutputs).metrics(),
                evaluation.trivialMetrics());
    }

    private Trained train(int number, Split split) {
        try {
            var task = OtherTarget.task(whole, table, split.training());
            return recipe.forRows(recipe.name(), task)
                    .train(table.select(split.training()), settings);
        } catch (DataException e) {
            throw new SplitException(
                    "",
                    split.training().length,
                    "Fold "
                            + (number + 1)
                            + " of "
                            + splits.size()
                            + " can't be trained on its "
                            + split.training().length
                            + " rows. "
                            + e.getMessage()
                            + " Or choose another number of --folds.");
        } catch (DivergedException e) {
            throw new DivergedException(
                    "In fold " + (number + 1) + " of " + splits.size() + ": " + e.getMessage());
        }
    }

    /// The last fold that was trained to its end, or null.
    @Nullable Run last() {
        return runs.isEmpty() ? null : runs.getLast();
    }

    /// All rows of the folds that were trained to their end.
    Part part() {
        int count = 0;
        for (var run : runs) {
            count += run.unseen.length;
        }
        var rows = new int[count];
        int at = 0;
        for (var run : runs) {
            System.arraycopy(run.unseen, 0, rows, at, run.unseen.length);
            at += run.unseen.length;
        }
        Arrays.sort(rows);
        return new Part(table, rows);
    }

    /// All rows that have a target.
    Part all() {
        return new Part(table, usable);
    }

    /// What was said of the rows of [#part()], each by the model that never saw it.
    double[] outputs() {
        var outputs = new ArrayList<double[]>();
        for (var run : runs) {
            outputs.add(run.outputs);
        }
        return joined(outputs);
    }

    /// The same of linear models; null if one is missing.
    double @Nullable [] linearOutputs() {
        var outputs = new ArrayList<double[]>();
        for (var run : runs) {
            if (run.linearOutputs == null) {
                return null;
            }
            outputs.add(run.linearOutputs);
        }
        return joined(outputs);
    }

    private double[] joined(List<double[]> outputs) {
        int[] rows = part().rows();
        int width = outputs.getFirst().length / runs.getFirst().unseen.length;
        var joined = new double[rows.length * width];
        for (int i = 0; i < runs.size(); i++) {
            int[] unseen = runs.get(i).unseen;
            for (int row = 0; row < unseen.length; row++) {
                int place = Arrays.binarySearch(rows, unseen[row]);
                System.arraycopy(outputs.get(i), row * width, joined, place * width, width);
            }
        }
        return joined;
    }
}
