package io.thalweg.learn.ensemble;

/// How far to trust that one way is better than another, when both were judged by the same rows.
///
/// What was chosen because it did best on some rows owes a part of its lead to chance, the more so
/// the fewer rows there are. The share that is kept is 1 − c / t², where t is the mean lead in
/// units of its standard error: all of a lead that is sure, nothing of one that chance explains.
///
/// Source: the positive part of James, Stein 1961, "Estimation with quadratic loss", for the mean
/// of one lead; c is 2, as in Akaike's criterion, since the lead is that of what was fitted to the
/// rows.
public final class Shrinkage {
    private static final double PENALTY = 2;

    private Shrinkage() {}

    /// The share of the way from the usual to the chosen.
    ///
    /// @param usual the losses of rows
    /// @param chosen the losses of the same rows with what did best on them
    /// @return from 0 to 1
    public static double share(double[] usual, double[] chosen) {
        int rows = usual.length;
        double mean = 0;
        for (int row = 0; row < rows; row++) {
            mean += (usual[row] - chosen[row]) / rows;
        }
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            double off = usual[row] - chosen[row] - mean;
            squares += off * off;
        }
        if (!(mean > 0) || rows < 2) {
            return 0;
        }
        double squaredError = squares / (rows - 1.0) / rows;
        return Math.max(0, 1 - PENALTY * squaredError / (mean * mean));
    }
}
