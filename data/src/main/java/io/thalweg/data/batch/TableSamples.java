package io.thalweg.data.batch;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.FeatureOptions;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.schema.SchemaOptions;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Table;

/// A table's rows as samples, in three parts; everything that is fitted is fitted on the training
/// rows alone.
///
/// ```java
/// var iris = TableSamples.of(Table.read(Path.of("iris.csv")), "species");
/// iris.training();       // to learn from
/// iris.validation();     // to choose and to stop by
/// iris.test();           // to judge the result
/// ```
///
/// @param table the rows
/// @param split which row is in which part
/// @param features how columns become numbers
/// @param target what is predicted: numbers standardised, two classes as 0 and 1, more as indices
/// @param training three fifths of the rows, where no shares are given
/// @param validation a fifth of the rows
/// @param test a fifth of the rows
public record TableSamples(
        Table table,
        Split split,
        FeaturePlan features,
        Target target,
        Samples training,
        Samples validation,
        Samples test) {
    private static final Shares FIFTHS = new Shares(0.2, 0.2);
    private static final long SEED = 42;

    /// A category with at most so many values gets a number for each; of one with more, the most
    /// frequent do.
    private static final int ONE_HOT_LIMIT = 64;

    /// A fifth of the rows in validation and in test each, drawn with seed 42.
    ///
    /// @param target the column to predict; rows without a value there are left out
    /// @throws io.thalweg.data.source.DataException if the table or its target can't be learned
    ///   from
    public static TableSamples of(Table table, String target) {
        return of(table, target, FIFTHS, SEED);
    }

    /// @param target the column to predict; rows without a value there are left out
    /// @param shares how large validation and test are
    /// @param seed of the split
    /// @throws io.thalweg.data.source.DataException if the table or its target can't be learned
    ///   from
    public static TableSamples of(Table table, String target, Shares shares, long seed) {
        var task = Task.infer(table, target).task();
        int[] usable = Target.usableRows(table, target);
        var split = split(table, target, task, usable, shares, seed);
        var schema = Schema.infer(table, target, SchemaOptions.none());
        var fitted = Target.fit(table, target, task, split.training(), null);
        var features =
                FeaturePlan.fit(
                        table,
                        schema,
                        split.training(),
                        FeatureOptions.standard()
                                .withOneHotLimit(ONE_HOT_LIMIT)
                                .withEmbedding(false));
        return new TableSamples(
                table,
                split,
                features,
                fitted,
                samples(table, features, fitted, split.training()),
                samples(table, features, fitted, split.validation()),
                samples(table, features, fitted, split.test()));
    }

    private static Split split(
            Table table, String target, Task task, int[] usable, Shares shares, long seed) {
        return switch (Target.fit(table, target, task, usable, null)) {
            case NumberTarget number -> Split.random(table, usable, shares, seed);
            case ClassTarget classes ->
                    Split.stratified(table, usable, classes.encode(table, usable), shares, seed);
        };
    }

    private static Samples samples(Table table, FeaturePlan plan, Target target, int[] rows) {
        var features = plan.apply(table, rows);
        return switch (target) {
            case NumberTarget number -> Samples.of(features, number.encode(table, rows));
            case ClassTarget classes -> {
                int[] encoded = classes.encode(table, rows);
                yield classes.classes().size() > 2
                        ? Samples.of(features, encoded)
                        : Samples.of(features, positives(encoded, classes.positive()));
            }
        };
    }

    private static float[] positives(int[] classes, int positive) {
        var labels = new float[classes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = classes[i] == positive ? 1 : 0;
        }
        return labels;
    }
}
