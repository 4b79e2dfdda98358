package io.thalweg.learn.evaluate;

import io.thalweg.learn.metric.ProbabilityScores;
import io.thalweg.learn.metric.RankingScores;
import io.thalweg.model.Evaluation;
import io.thalweg.model.RocCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Scores predicted class probabilities beside those of a model that always predicts how frequent
/// the classes were in training.
///
/// @param classes the name of each class, any text
/// @param positive the class that precision, recall and their like are about, if there are two
///   classes; else -1
/// @param trainingFrequencies the share of each class in the training rows; they sum to 1
public record ClassEvaluator(List<String> classes, int positive, List<Double> trainingFrequencies) {
    private static final int MOST_CURVES = 10;
    private static final int POINTS = 200;

    /// @throws IllegalArgumentException if there is only one class, a frequency is missing, or the
    ///   positive class isn't one of two
    public ClassEvaluator {
        classes = List.copyOf(classes);
        trainingFrequencies = List.copyOf(trainingFrequencies);
        if (classes.size() < 2 || trainingFrequencies.size() != classes.size()) {
            throw new IllegalArgumentException(
                    trainingFrequencies.size()
                            + " frequencies for "
                            + classes.size()
                            + " classes: expected 2 classes or more and one frequency each");
        }
        if (classes.size() == 2 ? positive != 0 && positive != 1 : positive != -1) {
            throw new IllegalArgumentException(
                    "the positive class is "
                            + positive
                            + ": expected 0 or 1 with two classes, -1 with more");
        }
    }

    /// With the frequencies counted in the training rows.
    ///
    /// @param classes the name of each class
    /// @param positive 0 or 1 with two classes, -1 with more
    /// @param trainingTruth \[training rows\], classes 0 to classes − 1
    /// @throws IllegalArgumentException if there is no training row
    public static ClassEvaluator of(List<String> classes, int positive, int[] trainingTruth) {
        if (trainingTruth.length == 0) {
            throw new IllegalArgumentException("no training rows to count classes in");
        }
        var counts = new long[classes.size()];
        for (int label : trainingTruth) {
            counts[label]++;
        }
        var frequencies = new ArrayList<Double>(counts.length);
        for (long count : counts) {
            frequencies.add((double) count / trainingTruth.length);
        }
        return new ClassEvaluator(classes, positive, frequencies);
    }

    /// @param truth \[rows\], classes 0 to classes − 1
    /// @param probabilities row-major \[rows × classes\]
    /// @param weights \[rows\], how much each row counts; null for alike
    /// @throws IllegalArgumentException if the lengths don't agree, there is no row, a class is
    ///   outside the range, or a weight is negative or not finite, or all are 0
    public Evaluation evaluate(int[] truth, double[] probabilities, double @Nullable [] weights) {
        return evaluate(truth, ProbabilityScores.of(truth, probabilities, classes.size()), weights);
    }

    /// The same for probabilities in single precision.
    public Evaluation evaluate(int[] truth, float[] probabilities, double @Nullable [] weights) {
        return evaluate(truth, ProbabilityScores.of(truth, probabilities, classes.size()), weights);
    }

    /// How far the figures could be from those of other rows of the same kind.
    ///
    /// @param truth \[rows\], classes 0 to classes − 1
    /// @param probabilities row-major \[rows × classes\]
    /// @param clusters \[rows\], the number of each row's group, from 0, where rows of a group are
    ///   alike; null if they aren't grouped
    /// @param bootstrap how rows are drawn
    /// @throws IllegalArgumentException if the lengths don't agree, there is no row, or a class is
    ///   outside the range
    public Intervals intervals(
            int[] truth, double[] probabilities, int @Nullable [] clusters, Bootstrap bootstrap) {
        var scores = ProbabilityScores.of(truth, probabilities, classes.size());
        return bootstrap.of(
                truth.length,
                clusters,
                classes.size(),
                weights -> {
                    var drawn = scores.weightedBy(weights);
                    return figures(drawn, ranking(drawn));
                });
    }

    private Evaluation evaluate(int[] truth, ProbabilityScores equal, double @Nullable [] weights) {
        var frequencies = new double[classes.size()];
        int majority = 0;
        for (int label = 0; label < frequencies.length; label++) {
            frequencies[label] = trainingFrequencies.get(label);
            majority = frequencies[label] > frequencies[majority] ? label : majority;
        }
        var alike = ProbabilityScores.ofConstant(truth, frequencies);
        var trivial = weights == null ? alike : alike.weightedBy(weights);
        var scores = weights == null ? equal : equal.weightedBy(weights);
        var ranking = ranking(scores);
        return new Evaluation(
                positive >= 0 ? "binary" : "multiclass",
                truth.length,
                figures(scores, ranking),
                figures(trivial, ranking(trivial)),
                classes.get(majority) + " (the most frequent class in training)",
                trainingFrequencies,
                scores.labels().confusionMatrix(classes),
                curves(scores, ranking));
    }

    /// Made once for a figure and a curve each: it is the one thing here that sorts.
    private @Nullable RankingScores ranking(ProbabilityScores scores) {
        return positive >= 0 ? scores.ranking(positive) : null;
    }

    private SequencedMap<String, Double> figures(
            ProbabilityScores scores, @Nullable RankingScores ranking) {
        var labels = scores.labels();
        var figures = new LinkedHashMap<String, Double>();
        figures.put("accuracy", labels.accuracy());
        figures.put("log_loss", scores.logLoss());
        if (ranking != null) {
            figures.put("roc_auc", ranking.rocAuc());
            figures.put("f1", labels.f1(positive));
            figures.put("precision", labels.precision(positive));
            figures.put("recall", labels.recall(positive));
            figures.put("pr_auc", ranking.averagePrecision());
            figures.put("brier", scores.brierScore(positive));
        } else {
            figures.put("roc_auc", scores.macroRocAuc());
            figures.put("f1", labels.macroF1());
            figures.put("precision", labels.macroPrecision());
            figures.put("recall", labels.macroRecall());
            figures.put("brier", scores.brierScore());
        }
        figures.put("f1_weighted", labels.weightedF1());
        return figures;
    }

    private List<RocCurve> curves(ProbabilityScores scores, @Nullable RankingScores ranking) {
        if (ranking != null) {
            return List.of(ranking.rocCurve(classes.get(positive), POINTS));
        }
        var curves = new ArrayList<RocCurve>();
        if (classes.size() <= MOST_CURVES) {
            for (int label = 0; label < classes.size(); label++) {
                curves.add(scores.ranking(label).rocCurve(classes.get(label), POINTS));
            }
        }
        return curves;
    }
}
