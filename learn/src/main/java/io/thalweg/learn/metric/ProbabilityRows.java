package io.thalweg.learn.metric;

import org.jspecify.annotations.Nullable;

/// What the figures of predicted probabilities are made of, row by row: computed once when first
/// asked for, however often the rows are weighted anew.
final class ProbabilityRows {
    private final int[] truth;
    private final Probabilities probabilities;
    private final int classes;
    private int @Nullable [] predicted;
    private double @Nullable [] losses;
    private final @Nullable RankingScores[] rankings;

    ProbabilityRows(int[] truth, Probabilities probabilities, int classes) {
        this.truth = truth;
        this.probabilities = probabilities;
        this.classes = classes;
        this.rankings = new @Nullable RankingScores[classes];
    }

    /// Each row's most probable class: the first of equally probable ones; NaN never wins.
    synchronized int[] predicted() {
        if (predicted == null) {
            predicted = new int[truth.length];
            for (int row = 0; row < truth.length; row++) {
                int best = 0;
                for (int label = 1; label < classes; label++) {
                    double probability = probabilities.of(row, label);
                    double leading = probabilities.of(row, best);
                    if (probability > leading || (Double.isNaN(leading) && probability >= 0)) {
                        best = label;
                    }
                }
                predicted[row] = best;
            }
        }
        return predicted;
    }

    /// −log(probability of the true class), clipped and divided by the row's sum.
    synchronized double[] losses() {
        if (losses == null) {
            losses = new double[truth.length];
            for (int row = 0; row < truth.length; row++) {
                double total = 0;
                for (int label = 0; label < classes; label++) {
                    total += clipped(probabilities.of(row, label));
                }
                double probability = clipped(probabilities.of(row, truth[row])) / total;
                losses[row] = -StrictMath.log(probability);
            }
        }
        return losses;
    }

    /// The rows by the probability of a class, counting alike.
    synchronized RankingScores ranking(int positive) {
        var ranking = rankings[positive];
        if (ranking == null) {
            var isPositive = new boolean[truth.length];
            var scores = new double[truth.length];
            for (int row = 0; row < truth.length; row++) {
                isPositive[row] = truth[row] == positive;
                scores[row] = probabilities.of(row, positive);
            }
            ranking = RankingScores.owning(isPositive, scores, SampleWeights.equal(truth.length));
            rankings[positive] = ranking;
        }
        return ranking;
    }

    private static double clipped(double probability) {
        return Math.min(1 - ProbabilityScores.CLIP, Math.max(ProbabilityScores.CLIP, probability));
    }
}
