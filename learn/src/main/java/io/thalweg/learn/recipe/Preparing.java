package io.thalweg.learn.recipe;

import io.thalweg.data.batch.Samples;
import io.thalweg.data.batch.Shares;
import io.thalweg.data.batch.Split;
import io.thalweg.data.batch.Weights;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.FeatureOptions;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.schema.SchemaOptions;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Table;
import io.thalweg.model.SavedModel;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// From a table to what training needs: decides what the columns are, which rows do what, and fits
/// features and target on the training rows.
///
/// @param target the column to be predicted
/// @param task what it is taken as; null to find out
/// @param columns what is known better about the columns
/// @param weight the column of the rows' weights, or null
/// @param time the column whose latest rows judge, or null
/// @param group the column whose equal values stay together, or null
/// @param positive the positive class, or null
/// @param shares which shares of the rows choose and judge
/// @param validation a table whose rows choose, or null
/// @param test a table whose rows judge, or null
/// @param judgedElsewhere whether the model is judged by rows that aren't held back here
/// @param seed of the split
/// @param start the model that is trained on, whose schema, features and target stay; or null
record Preparing(
        String target,
        @Nullable Task task,
        SchemaOptions columns,
        @Nullable String weight,
        @Nullable String time,
        @Nullable String group,
        @Nullable String positive,
        Shares shares,
        @Nullable Table validation,
        @Nullable Table test,
        boolean judgedElsewhere,
        long seed,
        @Nullable SavedModel start) {
    /// Up to this many values a category gets a feature each, beyond an embedding.
    private static final int ONE_HOT_LIMIT = 64;

    /// @throws io.thalweg.data.source.DataException if the target can't be learned from
    void check(Table table) {
        Target.usableRows(table, target);
        if (start == null && task == null) {
            Task.infer(table, target);
        }
    }

    Preparation prepare(Table table) {
        var choice =
                start != null
                        ? new Task.Choice(task(start.target()), "as the model was trained for")
                        : task == null
                                ? Task.infer(table, target)
                                : new Task.Choice(task, "as you asked for");
        int[] usable = Target.usableRows(table, target);
        var reserved = new ArrayList<String>();
        for (var column : new @Nullable String[] {weight, time, group}) {
            if (column != null) {
                reserved.add(column);
            }
        }
        var schema =
                start != null
                        ? start.contents().schema()
                        : Schema.infer(
                                table, target, columns.reserving(reserved.toArray(String[]::new)));
        var split = split(table, choice.task(), usable);
        return prepare(
                table,
                choice,
                schema,
                table.rows() - usable.length,
                split.training(),
                validation == null
                        ? new Part(table, split.validation())
                        : new Part(validation, Target.usableRows(validation, target)),
                test == null
                        ? new Part(table, split.test())
                        : new Part(test, Target.usableRows(test, target)));
    }

    private static Task task(Target target) {
        return switch (target) {
            case NumberTarget _ -> Task.REGRESSION;
            case ClassTarget classes ->
                    classes.classes().size() == 2 ? Task.BINARY : Task.MULTICLASS;
        };
    }

    /// Whether rows that choose must not train: they are of another table, later, or of other
    /// groups.
    boolean keepsApart() {
        return validation != null || time != null || group != null;
    }

    /// The same with the rows that chose among those that train, everything fitted anew. They have
    /// to be of the same table.
    Preparation withValidationRows(Preparation before) {
        int[] training = before.trainingPart().rows();
        int[] chose = before.validationPart().rows();
        int[] rows = Arrays.copyOf(training, training.length + chose.length);
        System.arraycopy(chose, 0, rows, training.length, chose.length);
        Arrays.sort(rows);
        return prepare(
                before.table(),
                before.task(),
                before.schema(),
                before.withoutTarget(),
                rows,
                new Part(before.table(), new int[0]),
                before.testPart());
    }

    private Preparation prepare(
            Table table,
            Task.Choice choice,
            Schema schema,
            int withoutTarget,
            int[] training,
            Part validationPart,
            Part testPart) {
        var fitted =
                start != null
                        ? start.target()
                        : Target.fit(table, target, choice.task(), training, positive);
        var features =
                start != null
                        ? start.contents().features()
                        : FeaturePlan.fit(
                                table,
                                schema,
                                training,
                                FeatureOptions.standard().withOneHotLimit(ONE_HOT_LIMIT));
        var trainingPart = new Part(table, training);
        return new Preparation(
                table,
                choice,
                schema,
                fitted,
                features,
                trainingPart,
                validationPart,
                testPart,
                withoutTarget,
                samples(features, fitted, trainingPart),
                samples(features, fitted, validationPart));
    }

    private Split split(Table table, Task chosen, int[] usable) {
        var held =
                new Shares(
                        validation == null ? shares.validation() : 0,
                        test == null ? shares.test() : 0);
        if (time != null) {
            return Split.byTime(table, time, usable, held);
        }
        if (group != null) {
            return Split.byGroup(table, group, usable, held, seed);
        }
        if (chosen == Task.REGRESSION) {
            return Split.random(table, usable, held, seed);
        }
        var classes =
                start != null && start.target() instanceof ClassTarget own
                        ? own
                        : (ClassTarget) Target.fit(table, target, chosen, usable, positive);
        return Split.stratified(table, usable, classes.encode(table, usable), held, seed);
    }

    private Samples samples(FeaturePlan plan, Target fitted, Part part) {
        var table = part.table();
        int[] rows = part.rows();
        var features = plan.apply(table, rows);
        var samples =
                switch (fitted) {
                    case NumberTarget number -> Samples.of(features, number.encode(table, rows));
                    case ClassTarget classes -> {
                        var encoded = classes.encode(table, rows);
                        if (classes.classes().size() > 2) {
                            yield Samples.of(features, encoded);
                        }
                        var labels = new float[encoded.length];
                        for (int i = 0; i < labels.length; i++) {
                            labels[i] = encoded[i] == classes.positive() ? 1 : 0;
                        }
                        yield Samples.of(features, labels);
                    }
                };
        return weight == null || rows.length == 0
                ? samples
                : samples.weighted(Weights.of(table, weight, rows));
    }
}
