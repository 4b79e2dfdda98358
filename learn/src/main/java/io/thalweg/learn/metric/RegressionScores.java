package io.thalweg.learn.metric;

/// How far predicted numbers are from the true ones.
///
/// Units: those of the target (squared for the mean squared error; none for R²). Any shape given is
/// \[rows\].
public final class RegressionScores {
    private final double[] truth;
    private final double[] predicted;
    private final RowErrors errors;
    private final SampleWeights weights;

    private RegressionScores(
            double[] truth, double[] predicted, RowErrors errors, SampleWeights weights) {
        this.truth = truth;
        this.predicted = predicted;
        this.errors = errors;
        this.weights = weights;
    }

    /// Every row counting alike.
    ///
    /// @param truth \[rows\]
    /// @param predicted \[rows\]
    /// @throws IllegalArgumentException if the lengths differ or there is no row
    public static RegressionScores of(double[] truth, double[] predicted) {
        Lengths.same("predictions", predicted.length, "true values", truth.length);
        var own = truth.clone();
        var said = predicted.clone();
        return new RegressionScores(
                own, said, new RowErrors(own, said), SampleWeights.equal(own.length));
    }

    /// The same for predictions in single precision.
    public static RegressionScores of(double[] truth, float[] predicted) {
        return of(truth, Lengths.widened(predicted));
    }

    /// The same rows, each counting as much as its weight.
    ///
    /// @param weights \[rows\], 0 or more, not all 0
    /// @throws IllegalArgumentException if a weight is missing, negative or not finite
    public RegressionScores weightedBy(double[] weights) {
        return new RegressionScores(
                truth, predicted, errors, SampleWeights.of(weights, truth.length));
    }

    /// Mean of (truth − predicted)².
    public double meanSquaredError() {
        return squares() / weights.total();
    }

    /// Square root of the mean squared error (RMSE): dominated by the largest errors.
    public double rootMeanSquaredError() {
        return Math.sqrt(meanSquaredError());
    }

    /// Mean of |truth − predicted| (MAE).
    public double meanAbsoluteError() {
        var sum = new Sum();
        for (int row = 0; row < truth.length; row++) {
            sum.add(weights.of(row) * Math.abs(truth[row] - predicted[row]));
        }
        return sum.value() / weights.total();
    }

    /// Median of |truth − predicted|: what half of the rows stay below, deaf to outliers.
    ///
    /// Where half of the weight ends exactly at one error it is the mean of that and the next one.
    /// scikit-learn 1.2.1 does so without weights, and takes the lower one with weights.
    public double medianAbsoluteError() {
        return errors.median(weights);
    }

    /// The share of the truth's variance that the predictions explain: 1 − Σ(truth − predicted)² /
    /// Σ(truth − mean)². 1 is perfect, 0 is as good as predicting the mean, below 0 is worse.
    ///
    /// NaN for a single row. If every true value is the same there is no variance to explain: 1
    /// when all predictions are exact, else 0 (as scikit-learn).
    public double r2() {
        if (truth.length < 2) {
            return Double.NaN;
        }
        double squares = squares();
        if (isConstant()) {
            return Double.isNaN(squares) ? Double.NaN : squares == 0 ? 1 : 0;
        }
        return 1 - squares / squaresAroundMean();
    }

    private double squares() {
        var sum = new Sum();
        for (int row = 0; row < truth.length; row++) {
            double error = truth[row] - predicted[row];
            sum.add(weights.of(row) * error * error);
        }
        return sum.value();
    }

    private double squaresAroundMean() {
        var sum = new Sum();
        for (int row = 0; row < truth.length; row++) {
            sum.add(weights.of(row) * truth[row]);
        }
        double mean = sum.value() / weights.total();
        var squares = new Sum();
        for (int row = 0; row < truth.length; row++) {
            double deviation = truth[row] - mean;
            squares.add(weights.of(row) * deviation * deviation);
        }
        return squares.value();
    }

    /// Asked of the values, not of the squares around the mean: three times 0.1 has a mean that
    /// isn't 0.1.
    private boolean isConstant() {
        double seen = Double.NaN;
        for (int row = 0; row < truth.length; row++) {
            if (weights.of(row) > 0) {
                if (truth[row] != seen && !Double.isNaN(seen)) {
                    return false;
                }
                seen = truth[row];
            }
        }
        return true;
    }
}
