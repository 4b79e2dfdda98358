package io.thalweg.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The figures a model got on rows with a known answer, beside those of the trivial model, which
/// looks at no column.
///
/// Keys of the metrics: `rmse mae r2 median_absolute_error` for regression, in units of the target;
/// `accuracy log_loss roc_auc f1 precision recall` for classes, with `pr_auc brier f1_weighted`.
/// For two classes `f1`, `precision`, `recall`, `pr_auc` and `brier` are those of the positive
/// class; for more, macro averages, one-against-rest areas and Brier's sum over all classes. A
/// figure that the rows leave undefined is NaN.
///
/// @param task `regression`, `binary` or `multiclass`
/// @param rows how many rows were scored
/// @param metrics the model's figures by key, in the order to show them
/// @param trivialMetrics the trivial model's figures by the same keys: it predicts the mean of the
///   training targets; of classes the most frequent, with the training frequencies as probabilities
/// @param trivialPrediction what the trivial model predicts, in words: `180,796 (the mean)`
/// @param trivialOutputs the same in numbers: the mean of the training targets, or the share of
///   each class in the training rows
/// @param confusion who was taken for whom; null for regression
/// @param rocCurves for two classes that of the positive one; for three to ten classes one each,
///   against the rest; else none
public record Evaluation(
        String task,
        long rows,
        SequencedMap<String, Double> metrics,
        SequencedMap<String, Double> trivialMetrics,
        String trivialPrediction,
        List<Double> trivialOutputs,
        @Nullable ConfusionMatrix confusion,
        List<RocCurve> rocCurves) {

    public Evaluation {
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
        trivialMetrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(trivialMetrics));
        trivialOutputs = List.copyOf(trivialOutputs);
        rocCurves = List.copyOf(rocCurves);
    }

    /// One figure of the model.
    ///
    /// @param key for example `r2` or `log_loss`
    /// @throws IllegalArgumentException if this evaluation has no such figure
    public double metric(String key) {
        Double value = metrics.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no figure named '"
                            + key
                            + "' in an evaluation of a "
                            + task
                            + " task: it has "
                            + String.join(", ", metrics.keySet()));
        }
        return value;
    }

    /// What people call a figure.
    ///
    /// @param key for example `roc_auc`
    /// @return for example `ROC AUC`
    public static String label(String key) {
        return EvaluationText.label(key);
    }

    /// The figures in aligned columns, metric, model and trivial model, and the confusion matrix,
    /// for a terminal of 80 columns. Ends with a line break.
    @Override
    public String toString() {
        return EvaluationText.of(this);
    }
}
