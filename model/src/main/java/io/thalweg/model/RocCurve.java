package io.thalweg.model;

import java.util.List;

/// The receiver operating characteristic of one class: what each threshold on its score would
/// catch, and what it would let in.
///
/// @param positive the class looked for; every other class counts as negative
/// @param points from (0, 0), the highest threshold, to (1, 1); empty where the curve is undefined
public record RocCurve(String positive, List<Point> points) {
    public RocCurve {
        points = List.copyOf(points);
    }

    /// What happens when rows with a score of at least `threshold` are taken for positive.
    ///
    /// @param falsePositiveRate the share of the negative rows so taken
    /// @param truePositiveRate the share of the positive rows so taken
    /// @param threshold finite; of the first point a little above every score
    public record Point(double falsePositiveRate, double truePositiveRate, double threshold) {}
}
