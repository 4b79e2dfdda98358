package io.thalweg.learn.explain;

import io.thalweg.learn.metric.PrecisionRecallCurve;
import io.thalweg.model.RocCurve;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model does with rows whose target is known: which columns it relies on, how, and where it
/// is wrong. Made by an [Explainer], on rows that the model was not trained on.
///
/// @param task `regression`, `binary` or `multiclass`
/// @param target the predicted column
/// @param rows how many rows were looked at
/// @param sampledRows of these, how many importances and dependences were computed on: on large
///   tables a sample
/// @param loss what importances are an increase of, for people: `RMSE`, in the target's unit, or
///   `log loss`, in nats
/// @param importances the columns, the one relied on most first; on wide tables only those that
///   there was time for
/// @param columns how many columns the model looks at
/// @param dependences how the prediction depends on the most important columns; where there are
///   more than two classes, one for each of the most frequent classes
/// @param worstRows the rows with the greatest loss, the worst first
/// @param calibrations of the positive class of two; of each of three to ten; else none
/// @param rocCurves of the same classes
/// @param precisionRecallCurves of the same classes
/// @param classes a line for each class; none if a number is predicted
/// @param residuals null if classes are predicted
public record Explanation(
        String task,
        String target,
        int rows,
        int sampledRows,
        String loss,
        List<Importance> importances,
        int columns,
        List<PartialDependence> dependences,
        List<WorstRow> worstRows,
        List<Calibration> calibrations,
        List<RocCurve> rocCurves,
        List<PrecisionRecallCurve> precisionRecallCurves,
        List<ClassScore> classes,
        @Nullable Residuals residuals) {
    /// Keeps copies.
    public Explanation {
        importances = List.copyOf(importances);
        dependences = List.copyOf(dependences);
        worstRows = List.copyOf(worstRows);
        calibrations = List.copyOf(calibrations);
        rocCurves = List.copyOf(rocCurves);
        precisionRecallCurves = List.copyOf(precisionRecallCurves);
        classes = List.copyOf(classes);
    }
}
