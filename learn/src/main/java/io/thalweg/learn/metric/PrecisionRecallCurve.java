package io.thalweg.learn.metric;

import java.util.List;

/// What each threshold on a class's score would catch, and how much of the catch would be right.
///
/// @param positive the class looked for; every other class counts as negative
/// @param averagePrecision the area below, as a sum of steps
/// @param points from the lowest threshold, where all is caught, to recall 0 and precision 1; empty
///   where no row is positive
public record PrecisionRecallCurve(String positive, double averagePrecision, List<Point> points) {
    /// Keeps a copy.
    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }

    /// What happens when rows with a score of at least `threshold` are taken for positive.
    ///
    /// @param recall the share of the positive rows so taken
    /// @param precision the share of the rows so taken that are positive
    /// @param threshold of the last point a little above every score
    public record Point(double recall, double precision, double threshold) {
        double distance(Point other) {
            return Math.abs(recall - other.recall) + Math.abs(precision - other.precision);
        }
    }
}
