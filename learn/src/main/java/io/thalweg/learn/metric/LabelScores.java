package io.thalweg.learn.metric;

import io.thalweg.model.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;

/// How well predicted classes agree with the true ones.
///
/// Classes are numbered from 0. A ratio without a denominator (the precision of a class that was
/// never predicted, the recall of one that never occurred) is 0, as in scikit-learn. The macro
/// averages are plain means over the classes that occur in the truth or in the predictions, in a
/// row that doesn't weigh 0 (a resample gives rows that weight which it doesn't have); the weighted
/// averages count each class as often as it occurs in the truth.
public final class LabelScores {
    private final int[] truth;
    private final int[] predicted;
    private final SampleWeights weights;
    private final double[] hits;
    private final double[] truths;
    private final double[] predictions;
    private final boolean[] occurs;

    private LabelScores(int[] truth, int[] predicted, int classes, SampleWeights weights) {
        this.truth = truth;
        this.predicted = predicted;
        this.weights = weights;
        this.hits = new double[classes];
        this.truths = new double[classes];
        this.predictions = new double[classes];
        this.occurs = new boolean[classes];
        for (int row = 0; row < truth.length; row++) {
            double weight = weights.of(row);
            truths[truth[row]] += weight;
            predictions[predicted[row]] += weight;
            if (weight > 0) {
                occurs[truth[row]] = true;
                occurs[predicted[row]] = true;
            }
            if (truth[row] == predicted[row]) {
                hits[truth[row]] += weight;
            }
        }
    }

    /// Every row counting alike.
    ///
    /// @param truth \[rows\], classes 0 to classes − 1
    /// @param predicted \[rows\], the same
    /// @param classes how many classes there are, whether they occur or not
    /// @throws IllegalArgumentException if the lengths differ, there is no row, or a class is
    ///   outside the range
    public static LabelScores of(int[] truth, int[] predicted, int classes) {
        Lengths.same("predictions", predicted.length, "true classes", truth.length);
        Lengths.within("the truth", truth, classes);
        Lengths.within("the prediction", predicted, classes);
        return new LabelScores(
                truth.clone(), predicted.clone(), classes, SampleWeights.equal(truth.length));
    }

    /// The same rows, each counting as much as its weight.
    ///
    /// @param weights \[rows\], 0 or more, not all 0
    /// @throws IllegalArgumentException if a weight is missing, negative or not finite
    public LabelScores weightedBy(double[] weights) {
        return new LabelScores(
                truth, predicted, hits.length, SampleWeights.of(weights, truth.length));
    }

    /// The same arrays, which nobody else holds, without checking and copying them.
    static LabelScores owning(int[] truth, int[] predicted, int classes, SampleWeights weights) {
        return new LabelScores(truth, predicted, classes, weights);
    }

    /// The share of rows whose class was predicted right.
    public double accuracy() {
        var sum = new Sum();
        for (double hit : hits) {
            sum.add(hit);
        }
        return sum.value() / weights.total();
    }

    /// Of the rows predicted as this class, the share that is of it.
    public double precision(int positive) {
        return ratio(hits[positive], predictions[positive]);
    }

    /// Of the rows of this class, the share predicted as it.
    public double recall(int positive) {
        return ratio(hits[positive], truths[positive]);
    }

    /// The harmonic mean of precision and recall: 2 · hits / (predicted + true).
    public double f1(int positive) {
        return ratio(2 * hits[positive], predictions[positive] + truths[positive]);
    }

    public double macroPrecision() {
        return macro(precisions());
    }

    public double macroRecall() {
        return macro(recalls());
    }

    public double macroF1() {
        return macro(f1s());
    }

    public double weightedPrecision() {
        return weighted(precisions());
    }

    public double weightedRecall() {
        return weighted(recalls());
    }

    public double weightedF1() {
        return weighted(f1s());
    }

    /// Who was taken for whom: the sum of weights (without weights, the number of rows) by true and
    /// predicted class.
    ///
    /// @param names the name of each class, in order
    /// @throws IllegalArgumentException unless there is one name for each class
    public ConfusionMatrix confusionMatrix(List<String> names) {
        Lengths.same("names", names.size(), "classes", hits.length);
        var cells = new double[hits.length][hits.length];
        for (int row = 0; row < truth.length; row++) {
            cells[truth[row]][predicted[row]] += weights.of(row);
        }
        var counts = new ArrayList<List<Double>>(cells.length);
        for (double[] cell : cells) {
            var line = new ArrayList<Double>(cell.length);
            for (double count : cell) {
                line.add(count);
            }
            counts.add(line);
        }
        return new ConfusionMatrix(names, counts);
    }

    private double[] precisions() {
        var values = new double[hits.length];
        for (int label = 0; label < values.length; label++) {
            values[label] = precision(label);
        }
        return values;
    }

    private double[] recalls() {
        var values = new double[hits.length];
        for (int label = 0; label < values.length; label++) {
            values[label] = recall(label);
        }
        return values;
    }

    private double[] f1s() {
        var values = new double[hits.length];
        for (int label = 0; label < values.length; label++) {
            values[label] = f1(label);
        }
        return values;
    }

    private double macro(double[] values) {
        var sum = new Sum();
        int count = 0;
        for (int label = 0; label < values.length; label++) {
            if (occurs[label]) {
                sum.add(values[label]);
                count++;
            }
        }
        return sum.value() / count;
    }

    private double weighted(double[] values) {
        var sum = new Sum();
        for (int label = 0; label < values.length; label++) {
            sum.add(truths[label] * values[label]);
        }
        return sum.value() / weights.total();
    }

    private static double ratio(double numerator, double denominator) {
        return denominator == 0 ? 0 : numerator / denominator;
    }
}
