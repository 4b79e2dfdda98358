package io.thalweg.learn.explain;

import java.util.List;

/// How errors depend on what is predicted: a good model's residuals (truth − prediction) scatter
/// around 0 everywhere, and as widely everywhere. All in the target's unit.
///
/// @param points single rows, at most 1,000, evenly picked in the order of the predictions
/// @param bins rows of alike predictions, as many rows in each, from low to high
public record Residuals(List<Point> points, List<Bin> bins) {
    /// Keeps copies.
    public Residuals {
        points = List.copyOf(points);
        bins = List.copyOf(bins);
    }

    /// One row.
    ///
    /// @param predicted what the model says
    /// @param truth what is right
    public record Point(double predicted, double truth) {
        /// Truth − prediction.
        public double residual() {
            return truth - predicted;
        }
    }

    /// Some rows.
    ///
    /// @param from the lowest prediction
    /// @param to the highest prediction
    /// @param mean of the residuals: above 0 where the model predicts too little
    /// @param deviation of the residuals from their mean (divided by the number of rows)
    /// @param rows how many
    public record Bin(double from, double to, double mean, double deviation, int rows) {}
}
