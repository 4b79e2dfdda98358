package io.thalweg.learn.explain;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.source.Table;
import java.util.List;
import java.util.SequencedMap;

/// What a model said of rows, beside the truth.
sealed interface Answers permits ClassAnswers, NumberAnswers {
    /// Those of a model's outputs for some rows.
    ///
    /// @param outputs as [io.thalweg.model.SavedModel#outputs] gives them
    /// @throws io.thalweg.data.source.DataException if a row has no target, or one that isn't known
    static Answers of(Target target, Table table, int[] rows, double[] outputs) {
        return switch (target) {
            case NumberTarget number ->
                    new NumberAnswers(number.values(table, rows), decoded(number, outputs));
            case ClassTarget classes ->
                    new ClassAnswers(
                            classes.classes(),
                            classes.positive(),
                            classes.encode(table, rows),
                            outputs);
        };
    }

    /// Outputs as predictions in the target's unit.
    static double[] decoded(NumberTarget target, double[] outputs) {
        var values = new double[outputs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = target.decode(outputs[i]);
        }
        return values;
    }

    /// `regression`, `binary` or `multiclass`.
    String task();

    /// The loss of the rows together, and its name.
    double loss();

    /// What [#loss()] is, for people.
    String lossName();

    /// The rows with the greatest loss, the worst first, among equals the earlier first: positions
    /// among the rows.
    ///
    /// @param limit how many at most
    List<Integer> worst(int limit);

    /// A row's part in a list of the worst ones.
    WorstRow worstRow(int position, Place place);

    /// Where a row comes from.
    ///
    /// @param row in the table
    /// @param line in the file
    /// @param values what the model was given
    record Place(int row, int line, SequencedMap<String, String> values) {}
}
