package io.thalweg.learn.ensemble;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.model.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Chooses how to calibrate: not at all, by temperature, or, of two classes, by an isotonic curve.
/// Each is judged on rows that it wasn't fitted on, and has to be better than nothing by more than
/// chance would make it.
///
/// @param calibration what was chosen, fitted on all rows; null for nothing
/// @param before the log loss without it
/// @param after the log loss with it, on rows that it wasn't fitted on
public record CalibrationChoice(@Nullable Calibration calibration, double before, double after) {
    /// Each row is judged by a calibration of the rows of the other parts.
    private static final int PARTS = 5;

    /// Fewer rows say nothing of probabilities.
    private static final int LEAST_ROWS = 50;

    /// A curve has about as many numbers as there are levels: it needs more rows.
    private static final int LEAST_ISOTONIC_ROWS = 1000;

    /// By so many standard errors a calibration has to be better than none: 5 % of those that
    /// aren't seem so at either side.
    private static final double SURE = 2;

    private static final int STREAM = 0x0CA1B7A7;

    /// Chooses.
    ///
    /// @param judged rows that the models weren't trained on
    /// @param seed of the parts
    public static CalibrationChoice of(Judged judged, long seed) {
        double before = judged.loss();
        var none = new CalibrationChoice(null, before, before);
        if (judged.rows() < LEAST_ROWS) {
            return none;
        }
        var ways = new ArrayList<Function<Judged, Calibration>>();
        ways.add(rows -> TemperatureScaling.fit(rows, 1 / (rows.rows() + 2.0)));
        if (judged.width() == 1 && judged.rows() >= LEAST_ISOTONIC_ROWS) {
            ways.add(CalibrationChoice::isotonic);
        }
        var best = none;
        for (var way : ways) {
            var differences = differences(judged, way, seed);
            double mean = Arrays.stream(differences).average().orElse(0);
            double squares = 0;
            for (double difference : differences) {
                squares += (difference - mean) * (difference - mean);
            }
            double error = Math.sqrt(squares) / differences.length;
            if (mean + SURE * error < 0 && before + mean < best.after) {
                best = new CalibrationChoice(way.apply(judged), before, before + mean);
            }
        }
        return best;
    }

    /// Of each row, by how much its weighted loss is more with a calibration.
    private static double[] differences(
            Judged judged, Function<Judged, Calibration> way, long seed) {
        int rows = judged.rows();
        int[] order = CounterRandom.permutation(rows, seed, STREAM, 0);
        double total = 0;
        for (int row = 0; row < rows; row++) {
            total += judged.weight(row);
        }
        var differences = new double[rows];
        for (int part = 0; part < PARTS; part++) {
            var parts = List.of(new int[rows], new int[rows]);
            int[] counts = new int[2];
            for (int i = 0; i < rows; i++) {
                int side = i % PARTS == part ? 1 : 0;
                parts.get(side)[counts[side]++] = order[i];
            }
            int[] held = Arrays.copyOf(parts.get(1), counts[1]);
            var calibration = way.apply(judged.select(Arrays.copyOf(parts.get(0), counts[0])));
            var unseen = judged.select(held);
            var outputs = unseen.outputs().clone();
            calibration.apply(outputs, judged.width());
            var calibrated = unseen.with(outputs);
            for (int i = 0; i < held.length; i++) {
                differences[held[i]] =
                        unseen.weight(i) * (calibrated.loss(i) - unseen.loss(i)) * rows / total;
            }
        }
        return differences;
    }

    /// Levels stay away from 0 and 1 by what one more row of the other class would do.
    private static Calibration isotonic(Judged judged) {
        var values = new double[judged.rows()];
        var weights = new double[judged.rows()];
        double total = 0;
        for (int row = 0; row < judged.rows(); row++) {
            values[row] = judged.classes()[row];
            weights[row] = judged.weight(row);
            total += weights[row];
        }
        var curve =
                IsotonicRegression.fit(judged.outputs(), values, weights).within(1 / (total + 2));
        return new Calibration.Isotonic(curve.from(), curve.to());
    }
}
