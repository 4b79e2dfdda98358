package io.thalweg.learn.evaluate;

import org.jspecify.annotations.Nullable;

/// How far the values of one column have moved.
///
/// @param column its name
/// @param stability the population stability index: the sum over stretches or names of (share now −
///   share then) ln(share now / share then); 0 for no difference
/// @param expected what the index stays below for rows of the same kind, with so few of them: three
///   standard deviations above its mean
/// @param distance the Kolmogorov–Smirnov distance: the largest difference of the shares of rows up
///   to some value, at the values that are known of then; null where the values are no numbers
/// @param missingThen the share of training rows without a value
/// @param missingNow the share of these rows without a value
/// @param unseen the share of rows whose name was not among those that are known of then; 0 for
///   numbers
public record ColumnDrift(
        String column,
        double stability,
        double expected,
        @Nullable Double distance,
        double missingThen,
        double missingNow,
        double unseen) {
    private static final double SOME = 0.1;
    private static final double MUCH = 0.25;

    /// How much it is.
    public enum Degree {
        /// No more than chance gives.
        NONE,
        /// Worth a look.
        SOME,
        /// The rows are of another kind.
        MUCH
    }

    /// How much that is by the usual limits, 0.1 and 0.25 (Siddiqi, "Credit Risk Scorecards",
    /// 2006), where it is more than chance.
    public Degree degree() {
        if (!(stability > Math.max(SOME, expected))) {
            return Degree.NONE;
        }
        return stability > MUCH ? Degree.MUCH : Degree.SOME;
    }
}
