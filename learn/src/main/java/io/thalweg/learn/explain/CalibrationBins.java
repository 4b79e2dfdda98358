package io.thalweg.learn.explain;

import io.thalweg.learn.explain.Calibration.Bin;
import java.util.ArrayList;

/// Sorts rows into ten bins by their probability. A probability at a border belongs to the bin
/// below, as in scikit-learn's `calibration_curve`.
final class CalibrationBins {
    private static final int BINS = 10;

    private CalibrationBins() {}

    /// @param name of the class
    /// @param positive \[rows\], whether a row is of the class
    /// @param probability \[rows\], 0 to 1
    static Calibration calibration(String name, boolean[] positive, double[] probability) {
        var predicted = new double[BINS];
        var observed = new double[BINS];
        var rows = new long[BINS];
        for (int row = 0; row < positive.length; row++) {
            int bin = 0;
            while (bin < BINS - 1 && probability[row] > border(bin + 1)) {
                bin++;
            }
            predicted[bin] += probability[row];
            observed[bin] += positive[row] ? 1 : 0;
            rows[bin]++;
        }
        var bins = new ArrayList<Bin>();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                error += Math.abs(predicted[bin] - observed[bin]);
                bins.add(
                        new Bin(
                                border(bin),
                                border(bin + 1),
                                predicted[bin] / rows[bin],
                                observed[bin] / rows[bin],
                                rows[bin]));
            }
        }
        return new Calibration(name, bins, error / positive.length);
    }

    private static double border(int bin) {
        return (double) bin / BINS;
    }
}
