package io.thalweg.learn.explain;

import io.thalweg.learn.explain.Residuals.Bin;
import io.thalweg.learn.explain.Residuals.Point;
import io.thalweg.learn.metric.RegressionScores;
import io.thalweg.model.Figure;
import java.util.ArrayList;
import java.util.List;

/// Predicted numbers beside the true ones.
///
/// @param truth \[rows\], in the target's unit
/// @param predicted \[rows\], the same
@SuppressWarnings("ArrayRecordComponent") // storage of many rows; never compared
record NumberAnswers(double[] truth, double[] predicted) implements Answers {
    private static final int MOST_POINTS = 1_000;
    private static final int MOST_BINS = 10;

    /// Fewer rows say little about a deviation.
    private static final int LEAST_IN_BIN = 5;

    @Override
    public String task() {
        return "regression";
    }

    @Override
    public double loss() {
        return RegressionScores.of(truth, predicted).rootMeanSquaredError();
    }

    @Override
    public String lossName() {
        return "RMSE";
    }

    @Override
    public List<Integer> worst(int limit) {
        var errors = new double[truth.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.abs(truth[i] - predicted[i]);
        }
        return Greatest.of(errors, limit);
    }

    @Override
    public WorstRow worstRow(int position, Place place) {
        return new WorstRow(
                place.row(),
                place.line(),
                Figure.text(truth[position]),
                Figure.text(predicted[position]),
                Double.NaN,
                Math.abs(truth[position] - predicted[position]),
                place.values());
    }

    /// Errors in the order of the predictions.
    Residuals residuals() {
        var order = Greatest.descending(predicted).reversed();
        int kept = Math.min(MOST_POINTS, order.size());
        var points = new ArrayList<Point>(kept);
        for (int i = 0; i < kept; i++) {
            int row = order.get((int) ((long) i * order.size() / kept));
            points.add(new Point(predicted[row], truth[row]));
        }
        int count = Math.clamp(order.size() / LEAST_IN_BIN, 1, MOST_BINS);
        var bins = new ArrayList<Bin>(count);
        for (int bin = 0; bin < count; bin++) {
            int from = (int) ((long) bin * order.size() / count);
            int to = (int) ((long) (bin + 1) * order.size() / count);
            bins.add(bin(order.subList(from, to)));
        }
        return new Residuals(points, bins);
    }

    private Bin bin(List<Integer> rows) {
        double sum = 0;
        for (int row : rows) {
            sum += truth[row] - predicted[row];
        }
        double mean = sum / rows.size();
        double squares = 0;
        for (int row : rows) {
            double residual = truth[row] - predicted[row] - mean;
            squares += residual * residual;
        }
        return new Bin(
                predicted[rows.getFirst()],
                predicted[rows.getLast()],
                mean,
                Math.sqrt(squares / rows.size()),
                rows.size());
    }
}
