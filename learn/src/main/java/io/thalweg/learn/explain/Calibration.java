package io.thalweg.learn.explain;

import java.util.List;

/// Whether probabilities are what they say: of the rows given about 70 %, are 70 % of the class?
///
/// @param positive the class whose probabilities these are
/// @param bins from low to high probabilities; those without a row are left out
/// @param expectedError the mean over all rows of |predicted − observed| of the row's bin, 0 best
///   (expected calibration error: Naeini, Cooper, Hauskrecht, "Obtaining well calibrated
///   probabilities using Bayesian binning", AAAI 2015)
public record Calibration(String positive, List<Bin> bins, double expectedError) {
    /// Keeps a copy.
    public Calibration {
        bins = List.copyOf(bins);
    }

    /// Rows with alike probabilities.
    ///
    /// @param from the lowest probability of the bin
    /// @param to the highest
    /// @param predicted the mean probability of its rows
    /// @param observed the share of its rows that are of the class
    /// @param rows how many rows
    public record Bin(double from, double to, double predicted, double observed, long rows) {}
}
