package io.thalweg.learn.metric;

import io.thalweg.model.RocCurve;
import io.thalweg.model.RocCurve.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How well a score tells positive rows from negative ones, whatever threshold is put on it.
///
/// Only the order of the scores counts: probabilities, logits and votes do alike. Tied scores are
/// one step: no order within them is assumed.
public final class RankingScores {
    private final boolean[] positive;
    private final double[] scores;
    private final @Nullable DistinctValues distinct;

    /// Where each row's score stands among the distinct ones; empty if a score is NaN.
    private final int[] places;

    private final double[] positivesAt;
    private final double[] negativesAt;
    private final double positives;
    private final double negatives;

    private RankingScores(boolean[] positive, double[] scores, SampleWeights weights) {
        this(positive, scores, hasNaN(scores) ? null : DistinctValues.of(scores), null, weights);
    }

    private RankingScores(
            boolean[] positive,
            double[] scores,
            @Nullable DistinctValues distinct,
            int @Nullable [] places,
            SampleWeights weights) {
        this.positive = positive;
        this.scores = scores;
        this.distinct = distinct;
        if (distinct == null) {
            this.places = new int[0];
        } else {
            this.places = places == null ? distinct.placesOf(scores) : places;
        }
        int steps = distinct == null ? 0 : distinct.count();
        this.positivesAt = new double[steps];
        this.negativesAt = new double[steps];
        var positiveSum = new Sum();
        var negativeSum = new Sum();
        for (int row = 0; row < scores.length; row++) {
            double weight = weights.of(row);
            (positive[row] ? positiveSum : negativeSum).add(weight);
            if (distinct != null) {
                (positive[row] ? positivesAt : negativesAt)[this.places[row]] += weight;
            }
        }
        this.positives = positiveSum.value();
        this.negatives = negativeSum.value();
    }

    /// Every row counting alike.
    ///
    /// @param positive \[rows\], whether the row is of the class looked for
    /// @param scores \[rows\], higher for rows thought to be positive
    /// @throws IllegalArgumentException if the lengths differ or there is no row
    public static RankingScores of(boolean[] positive, double[] scores) {
        Lengths.same("scores", scores.length, "true classes", positive.length);
        return new RankingScores(
                positive.clone(), scores.clone(), SampleWeights.equal(positive.length));
    }

    /// The same for scores in single precision.
    public static RankingScores of(boolean[] positive, float[] scores) {
        return of(positive, Lengths.widened(scores));
    }

    /// The same rows, each counting as much as its weight.
    ///
    /// @param weights \[rows\], 0 or more, not all 0
    /// @throws IllegalArgumentException if a weight is missing, negative or not finite
    public RankingScores weightedBy(double[] weights) {
        return weightedBy(SampleWeights.of(weights, positive.length));
    }

    /// Nothing is sorted again.
    RankingScores weightedBy(SampleWeights weights) {
        return new RankingScores(positive, scores, distinct, places, weights);
    }

    /// The same arrays, which nobody else holds, without copying them.
    static RankingScores owning(boolean[] positive, double[] scores, SampleWeights weights) {
        return new RankingScores(positive, scores, weights);
    }

    /// The area under the ROC curve: the chance that a positive row scores above a negative one,
    /// ties counting half (Mann and Whitney's U over the number of pairs).
    ///
    /// NaN if all rows are positive or all are negative, or if a score is NaN.
    public double rocAuc() {
        if (distinct == null || positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        var pairs = new Sum();
        double below = 0;
        for (int step = 0; step < positivesAt.length; step++) {
            pairs.add(positivesAt[step] * (below + negativesAt[step] / 2));
            below += negativesAt[step];
        }
        return pairs.value() / positives / negatives;
    }

    /// Average precision, the area under the precision-recall curve as a sum of steps (PR AUC): Σ
    /// (recall − recall one step earlier) · precision, over the distinct scores from the highest
    /// down.
    ///
    /// NaN if there is no positive row or a score is NaN.
    public double averagePrecision() {
        if (distinct == null || positives == 0) {
            return Double.NaN;
        }
        var sum = new Sum();
        double hits = 0;
        double chosen = 0;
        for (int step = positivesAt.length - 1; step >= 0; step--) {
            hits += positivesAt[step];
            chosen += positivesAt[step] + negativesAt[step];
            if (positivesAt[step] > 0) {
                sum.add(positivesAt[step] * (hits / chosen));
            }
        }
        return sum.value() / positives;
    }

    /// The precision-recall curve, one point for each distinct score from the lowest up, and the
    /// end at recall 0 and precision 1 (as scikit-learn), thinned evenly along the curve to at most
    /// `limit` points. Without points where the area is NaN.
    ///
    /// @param name the positive class
    /// @param limit 2 or more
    public PrecisionRecallCurve precisionRecallCurve(String name, int limit) {
        if (limit < 2) {
            throw new IllegalArgumentException(
                    "a curve needs its two ends: expected a limit of 2 or more, not " + limit);
        }
        if (distinct == null || positives == 0) {
            return new PrecisionRecallCurve(name, Double.NaN, List.of());
        }
        int steps = positivesAt.length;
        var points = new ArrayList<PrecisionRecallCurve.Point>(steps + 1);
        double hits = 0;
        double chosen = 0;
        points.add(new PrecisionRecallCurve.Point(0, 1, Math.nextUp(distinct.value(steps - 1))));
        for (int step = steps - 1; step >= 0; step--) {
            hits += positivesAt[step];
            chosen += positivesAt[step] + negativesAt[step];
            points.add(
                    new PrecisionRecallCurve.Point(
                            step == 0 ? 1 : Math.min(1, hits / positives),
                            chosen == 0 ? 1 : hits / chosen,
                            distinct.value(step)));
        }
        Collections.reverse(points);
        return new PrecisionRecallCurve(name, averagePrecision(), thinnedByTravel(points, limit));
    }

    /// Points are kept where both figures together have moved on by another part of their way.
    private static List<PrecisionRecallCurve.Point> thinnedByTravel(
            List<PrecisionRecallCurve.Point> points, int limit) {
        if (points.size() <= limit) {
            return points;
        }
        double whole = 0;
        for (int i = 1; i < points.size(); i++) {
            whole += points.get(i - 1).distance(points.get(i));
        }
        var kept = new ArrayList<PrecisionRecallCurve.Point>(limit);
        double travelled = 0;
        for (int i = 0; i < points.size() - 1; i++) {
            travelled += i == 0 ? 0 : points.get(i - 1).distance(points.get(i));
            if (travelled >= whole * kept.size() / (limit - 1) && kept.size() < limit - 1) {
                kept.add(points.get(i));
            }
        }
        kept.add(points.getLast());
        return kept;
    }

    /// The ROC curve from (0, 0) to (1, 1), one point for each distinct score, thinned evenly along
    /// the curve to at most `limit` points. The first threshold lies just above the highest score.
    ///
    /// Without points where the area is NaN.
    ///
    /// @param name the positive class
    /// @param limit 2 or more
    public RocCurve rocCurve(String name, int limit) {
        if (limit < 2) {
            throw new IllegalArgumentException(
                    "a curve needs its two ends: expected a limit of 2 or more, not " + limit);
        }
        if (distinct == null || positives == 0 || negatives == 0) {
            return new RocCurve(name, List.of());
        }
        int steps = positivesAt.length;
        var points = new ArrayList<Point>(steps + 1);
        points.add(new Point(0, 0, Math.nextUp(distinct.value(steps - 1))));
        double hits = 0;
        double alarms = 0;
        for (int step = steps - 1; step >= 0; step--) {
            hits += positivesAt[step];
            alarms += negativesAt[step];
            boolean last = step == 0; // rounding of summed weights must not keep it from (1, 1)
            points.add(
                    new Point(
                            last ? 1 : Math.min(1, alarms / negatives),
                            last ? 1 : Math.min(1, hits / positives),
                            distinct.value(step)));
        }
        return new RocCurve(name, thinned(points, limit));
    }

    /// Both rates together run from 0 to 2: of `limit` equal stretches the first point in each.
    private static List<Point> thinned(List<Point> points, int limit) {
        if (points.size() <= limit) {
            return points;
        }
        var kept = new ArrayList<Point>(limit);
        for (var point : points.subList(0, points.size() - 1)) {
            double travelled = point.falsePositiveRate() + point.truePositiveRate();
            if (travelled >= 2.0 * kept.size() / (limit - 1) && kept.size() < limit - 1) {
                kept.add(point);
            }
        }
        kept.add(points.getLast());
        return kept;
    }

    private static boolean hasNaN(double[] values) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }
}
