package io.thalweg.learn.explain;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.DateTimeTransform;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Features;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.source.Table;
import io.thalweg.model.Network;
import io.thalweg.model.SavedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Explains models. What it costs is bounded in multiplications, not in time, so that the same seed
/// gives the same bits on any machine, at any number of threads.
///
/// ```java
/// var explanation = Explainer.standard(42, 2).explain(model, table, testRows);
/// explanation.importances().getFirst().feature();     // what the model relies on most
/// ```
///
/// @param mostRows how many rows importances and dependences are computed on, at most
/// @param mostWork how many multiplications importances may take; on large models fewer rows are
///   looked at, then fewer repeats, and at last fewer columns
/// @param repeats how often a column is dealt out, at most
/// @param mostDependences of so many columns a dependence is given
/// @param worstRows how many of the worst rows are given
/// @param seed of rows and dealing out
/// @param threads how many compute
public record Explainer(
        int mostRows,
        long mostWork,
        int repeats,
        int mostDependences,
        int worstRows,
        long seed,
        int threads) {
    private static final int STREAM = 0x51B17013;
    private static final int LEAST_ROWS = 50;

    /// Dependences of classes are those of the most frequent ones.
    private static final int MOST_CLASSES = 3;

    /// What suits a report: a second or so.
    public static Explainer standard(long seed, int threads) {
        return new Explainer(1_000, 20_000_000_000L, 5, 6, 20, seed, threads);
    }

    /// Explains a model on rows that it was not trained on.
    ///
    /// @param table has the columns that the model needs, and the target
    /// @param rows indices of rows with a target, at least one
    /// @throws io.thalweg.data.source.DataException if a column is missing, or a value isn't of its
    ///   kind
    public Explanation explain(SavedModel model, Table table, int[] rows) {
        var features = model.contents().features().apply(table, rows);
        return explain(model, table, rows, rows, model.outputs(features));
    }

    /// Explains a model on rows that it was not trained on, where other models of the same kind
    /// predicted more such rows (as in a cross-validation): where predictions are wrong is taken
    /// from those.
    ///
    /// @param unseen indices of rows that the model was not trained on, with a target
    /// @param judged indices of all rows that were predicted, with a target
    /// @param outputs what models that never saw them gave for these, see
    ///   [io.thalweg.model.SavedModel#outputs]
    /// @throws io.thalweg.data.source.DataException as [#explain(SavedModel, Table, int[])]
    public Explanation explain(
            SavedModel model, Table table, int[] unseen, int[] judged, double[] outputs) {
        if (unseen.length == 0 || judged.length == 0) {
            throw new IllegalArgumentException("no rows to explain a model on: give at least one");
        }
        var answers = Answers.of(model.target(), table, judged, outputs);
        var plan = model.contents().features();
        var columns = plan.inputNames();
        var effort = effort(model, unseen.length, columns.size());
        int[] sample = sample(unseen, effort.rows);
        var features = plan.apply(table, sample);
        var importances =
                new Shuffling(
                                plan,
                                features,
                                model::outputs,
                                given -> Answers.of(model.target(), table, sample, given).loss(),
                                seed,
                                threads)
                        .importances(columns.subList(0, effort.columns), effort.repeats);
        var numbers = answers instanceof NumberAnswers all ? all.residuals() : null;
        var classes = answers instanceof ClassAnswers all ? all : null;
        return new Explanation(
                answers.task(),
                model.target().column(),
                judged.length,
                sample.length,
                answers.lossName(),
                importances,
                columns.size(),
                dependences(model, table, sample, features, importances),
                worst(answers, table, judged, columns),
                classes == null ? List.of() : classes.calibrations(),
                classes == null ? List.of() : classes.rocCurves(),
                classes == null ? List.of() : classes.precisionRecallCurves(),
                classes == null ? List.of() : classes.classScores(),
                numbers);
    }

    private record Effort(int rows, int repeats, int columns) {}

    private Effort effort(SavedModel model, int rows, int columns) {
        long perRow = 0;
        for (Network network : model.contents().networks()) {
            perRow += network.parameters();
        }
        long work = Math.max(1, mostWork / Math.max(1, perRow));
        long most = Math.min(rows, mostRows);
        long least = Math.min(most, LEAST_ROWS);
        long some = Math.clamp(work / ((long) columns * repeats), least, most);
        int times = Math.clamp(work / (columns * some), 1, repeats);
        int looked = Math.clamp(work / (some * times), 1, columns);
        return new Effort((int) some, times, looked);
    }

    private int[] sample(int[] rows, int count) {
        if (count >= rows.length) {
            return rows.clone();
        }
        int[] order = CounterRandom.permutation(rows.length, seed, STREAM, 0);
        var sample = new int[count];
        for (int i = 0; i < count; i++) {
            sample[i] = rows[order[i]];
        }
        Arrays.sort(sample);
        return sample;
    }

    private List<PartialDependence> dependences(
            SavedModel model,
            Table table,
            int[] rows,
            Features features,
            List<Importance> importances) {
        var contents = model.contents();
        var plan = contents.features();
        var dependence =
                switch (model.target()) {
                    case NumberTarget number ->
                            new Dependence(
                                    plan,
                                    features,
                                    given -> Answers.decoded(number, model.outputs(given)),
                                    List.of(""),
                                    threads);
                    case ClassTarget classes -> {
                        int[] shown = shown(classes, classes.encode(table, rows));
                        var names = new ArrayList<String>();
                        for (int label : shown) {
                            names.add(classes.classes().get(label));
                        }
                        yield new Dependence(
                                plan,
                                features,
                                probabilities(model, classes, shown),
                                names,
                                threads);
                    }
                };
        var dependences = new ArrayList<PartialDependence>();
        int columns = 0;
        for (var importance : importances) {
            var name = importance.feature();
            var kind = contents.schema().field(name).kind();
            var grid = GridValues.of(table, name, kind, order(plan, name), rows);
            if (columns < mostDependences && !grid.isEmpty()) {
                columns++;
                var gridTable = grid.table(table, rows[0], plan.inputNames());
                dependences.addAll(dependence.of(grid, plan.apply(gridTable)));
            }
        }
        return dependences;
    }

    /// How the dates of a column are written; null if it has none.
    private static @Nullable DateOrder order(FeaturePlan plan, String column) {
        for (var transform : plan.transforms()) {
            if (transform instanceof DateTimeTransform dates && dates.input().equals(column)) {
                return dates.order();
            }
        }
        return null;
    }

    private static Function<Features, double[]> probabilities(
            SavedModel model, ClassTarget target, int[] shown) {
        int classes = target.classes().size();
        return features -> {
            var all = model.outputs(features);
            var some = new double[features.rows() * shown.length];
            for (int row = 0; row < features.rows(); row++) {
                for (int i = 0; i < shown.length; i++) {
                    some[row * shown.length + i] = all[row * classes + shown[i]];
                }
            }
            return some;
        };
    }

    /// The positive class of two; of more the most frequent.
    private static int[] shown(ClassTarget target, int[] truth) {
        if (target.positive() >= 0) {
            return new int[] {target.positive()};
        }
        var counts = new double[target.classes().size()];
        for (int label : truth) {
            counts[label]++;
        }
        return Greatest.of(counts, MOST_CLASSES).stream().mapToInt(Integer::intValue).toArray();
    }

    private List<WorstRow> worst(Answers answers, Table table, int[] rows, List<String> columns) {
        var worst = new ArrayList<WorstRow>();
        for (int position : answers.worst(worstRows)) {
            int row = rows[position];
            worst.add(
                    answers.worstRow(
                            position,
                            new Answers.Place(row, table.line(row), values(table, row, columns))));
        }
        return worst;
    }

    private static SequencedMap<String, String> values(Table table, int row, List<String> columns) {
        var values = new LinkedHashMap<String, String>();
        for (var name : columns) {
            var text = table.column(name).text(row);
            values.put(name, text == null ? "" : text);
        }
        return values;
    }
}
