package io.thalweg.bench.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What all sides reached on one table, in the order of the sides.
///
/// @param name the table's
/// @param rows how many it has
/// @param classes how many; 0 where numbers are predicted
/// @param losses for each division, of each side; NaN where it has none
/// @param trivial for each division, of whom always says the same
/// @param seconds for each division, of each side
/// @param processorSeconds for each division, of each side
record TableScores(
        String name,
        int rows,
        int classes,
        List<double[]> losses,
        double[] trivial,
        List<double[]> seconds,
        List<double[]> processorSeconds) {

    /// The mean over divisions, of each side.
    double[] meanLosses() {
        return means(losses);
    }

    static double[] means(List<double[]> divisions) {
        var means = new double[divisions.getFirst().length];
        for (double[] division : divisions) {
            for (int side = 0; side < means.length; side++) {
                means[side] += division[side] / divisions.size();
            }
        }
        return means;
    }

    private double meanTrivial() {
        return Arrays.stream(trivial).average().orElse(Double.NaN);
    }

    /// 1 for the side with the least mean loss, 0 for the trivial model's, below for worse.
    double[] normalised() {
        double[] means = meanLosses();
        double best = Double.POSITIVE_INFINITY;
        for (double mean : means) {
            best = Double.isNaN(mean) ? best : Math.min(best, mean);
        }
        for (int side = 0; side < means.length; side++) {
            means[side] = (meanTrivial() - means[side]) / (meanTrivial() - best);
        }
        return means;
    }

    /// The mean of the ranks in each division.
    double[] ranks() {
        var ranks = new ArrayList<double[]>();
        for (double[] division : losses) {
            ranks.add(Ranks.of(division));
        }
        return means(ranks);
    }

    /// How far a side is behind the best of some others, as a share of what that one is before the
    /// trivial model; negative where it is ahead.
    ///
    /// @param side whose
    /// @param others which of the sides it is compared with
    double behind(int side, boolean[] others) {
        double[] means = meanLosses();
        double best = Double.POSITIVE_INFINITY;
        for (int other = 0; other < means.length; other++) {
            if (others[other] && !Double.isNaN(means[other])) {
                best = Math.min(best, means[other]);
            }
        }
        return (means[side] - best) / (meanTrivial() - best);
    }
}
