package io.thalweg.learn.recipe;

import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Target;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Table;
import io.thalweg.model.Distribution;
import java.util.ArrayList;
import java.util.List;

/// What was found in a table and made of it, before training begins.
///
/// @param table the rows
/// @param task what is predicted, and why
/// @param schema what each column is
/// @param target how the target becomes numbers
/// @param features how the columns become numbers, fitted on the training rows
/// @param trainingPart which rows train
/// @param validationPart which rows choose, of this table or another
/// @param testPart which rows judge, of this table or another
/// @param withoutTarget how many rows were left out because the target is missing
/// @param training the training rows' samples
/// @param validation the choosing rows' samples; no rows if there are none
public record Preparation(
        Table table,
        Task.Choice task,
        Schema schema,
        Target target,
        FeaturePlan features,
        Part trainingPart,
        Part validationPart,
        Part testPart,
        int withoutTarget,
        Samples training,
        Samples validation) {
    /// The rows that training saw least of: those held back for testing; where there are none,
    /// those that chose; where there are none either, those that trained.
    public Part judgingPart() {
        if (testPart.size() > 0) {
            return testPart;
        }
        return validationPart.size() > 0 ? validationPart : trainingPart;
    }

    /// How the values of the columns are spread over the training rows, the target's among them.
    List<Distribution> distributions() {
        var distributions = new ArrayList<Distribution>();
        int[] rows = Distribution.some(trainingPart.rows());
        for (var field : schema.fields()) {
            if (field.used() || field.name().equals(target.column())) {
                distributions.add(Distribution.of(trainingPart.table(), field, rows));
            }
        }
        return distributions;
    }
}
