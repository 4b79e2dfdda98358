package io.thalweg.learn.evaluate;

import io.thalweg.learn.metric.RegressionScores;
import io.thalweg.model.Evaluation;
import io.thalweg.model.Figure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Scores predicted numbers beside those of a model that always predicts the training mean.
///
/// @param trainingMean mean of the training targets, in the target's own units
public record RegressionEvaluator(double trainingMean) {

    /// @param truth \[rows\], in the target's own units
    /// @param predicted \[rows\], the same
    /// @throws IllegalArgumentException if the lengths differ or there is no row
    public Evaluation evaluate(double[] truth, double[] predicted) {
        return evaluate(truth, predicted, null);
    }

    /// @param weights \[rows\], how much each row counts; null for alike
    /// @throws IllegalArgumentException also if a weight is negative or not finite, or all are 0
    public Evaluation evaluate(double[] truth, double[] predicted, double @Nullable [] weights) {
        var mean = new double[truth.length];
        Arrays.fill(mean, trainingMean);
        return new Evaluation(
                "regression",
                truth.length,
                figures(RegressionScores.of(truth, predicted), weights),
                figures(RegressionScores.of(truth, mean), weights),
                Figure.text(trainingMean) + " (the mean of the training rows)",
                List.of(trainingMean),
                null,
                List.of());
    }

    /// How far the figures could be from those of other rows of the same kind.
    ///
    /// @param truth \[rows\], in the target's own units
    /// @param predicted \[rows\], the same
    /// @param clusters \[rows\], the number of each row's group, from 0, where rows of a group are
    ///   alike; null if they aren't grouped
    /// @param bootstrap how rows are drawn
    /// @throws IllegalArgumentException if the lengths differ or there is no row
    public Intervals intervals(
            double[] truth, double[] predicted, int @Nullable [] clusters, Bootstrap bootstrap) {
        var scores = RegressionScores.of(truth, predicted);
        return bootstrap.of(truth.length, clusters, 1, weights -> figures(scores, weights));
    }

    private static SequencedMap<String, Double> figures(
            RegressionScores equal, double @Nullable [] weights) {
        var scores = weights == null ? equal : equal.weightedBy(weights);
        var figures = new LinkedHashMap<String, Double>();
        figures.put("rmse", scores.rootMeanSquaredError());
        figures.put("mae", scores.meanAbsoluteError());
        figures.put("r2", scores.r2());
        figures.put("median_absolute_error", scores.medianAbsoluteError());
        return figures;
    }
}
