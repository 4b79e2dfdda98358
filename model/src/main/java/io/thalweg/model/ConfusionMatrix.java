package io.thalweg.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who was taken for whom.
///
/// @param classes the name of each class, any text
/// @param counts the number of rows (with sample weights: the sum of their weights) by true class,
///   then by predicted class, both in the order of `classes`
public record ConfusionMatrix(List<String> classes, List<List<Double>> counts) {
    /// @throws IllegalArgumentException unless there are as many lines and columns as classes
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        var lines = new ArrayList<List<Double>>(counts.size());
        for (var line : counts) {
            lines.add(List.copyOf(line));
        }
        counts = List.copyOf(lines);
        boolean square = counts.size() == classes.size();
        for (var line : counts) {
            square &= line.size() == classes.size();
        }
        if (!square) {
            throw new IllegalArgumentException(
                    "a confusion matrix of "
                            + classes.size()
                            + " classes needs as many lines and columns");
        }
    }

    /// The rows of class `truth` predicted as class `predicted`.
    public double count(int truth, int predicted) {
        return counts.get(truth).get(predicted);
    }

    /// The rows of class `truth`.
    public double rows(int truth) {
        double rows = 0;
        for (double count : counts.get(truth)) {
            rows += count;
        }
        return rows;
    }

    /// One way of being wrong: `count` rows of class `truth` were taken for class `predicted`.
    public record Confusion(int truth, int predicted, double count) {}

    /// The mistakes made, the most frequent first (among equals in the order of the classes).
    ///
    /// @param limit how many at most
    public List<Confusion> mostConfused(int limit) {
        var found = new ArrayList<Confusion>();
        for (int truth = 0; truth < classes.size(); truth++) {
            for (int predicted = 0; predicted < classes.size(); predicted++) {
                if (truth != predicted && count(truth, predicted) > 0) {
                    found.add(new Confusion(truth, predicted, count(truth, predicted)));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Confusion::count).reversed());
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /// For a terminal of 80 columns: the matrix, or with more than ten classes (or counts too wide
    /// for the line) the pairs most often confused.
    @Override
    public String toString() {
        return new ConfusionText(this).toString();
    }
}
