package io.thalweg.bench.quality;

/// Ranks of several sides, and how far two of them must be apart.
final class Ranks {
    /// The upper 5 % point of the studentised range at infinitely many degrees of freedom, divided
    /// by √2, for 2, 3, … sides (Demšar 2006, Journal of Machine Learning Research 7, table 5a).
    private static final double[] NEMENYI = {
        1.960, 2.344, 2.569, 2.728, 2.850, 2.948, 3.031, 3.102, 3.164, 3.219, 3.268, 3.313, 3.354,
        3.391, 3.426, 3.458, 3.489, 3.517, 3.544
    };

    private Ranks() {}

    /// The place of each loss, 1 the least; those that are equal share the mean of their places.
    /// One that isn't a number is last.
    static double[] of(double... losses) {
        var ranks = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            int better = 0;
            int equal = 0;
            for (double other : losses) {
                int order = Double.compare(other, losses[i]); // NaN is above all
                better += order < 0 ? 1 : 0;
                equal += order == 0 ? 1 : 0;
            }
            ranks[i] = better + (equal + 1) / 2.0;
        }
        return ranks;
    }

    /// How far the average ranks of two sides must be apart at least for it not to be chance, at 5
    /// % (the test of Nemenyi): q √(k (k + 1) / (6 n)).
    ///
    /// @param sides k, from 2 to 20
    /// @param tables n: tables only, since divisions of the same table aren't independent
    static double criticalDifference(int sides, int tables) {
        if (sides < 2 || sides > NEMENYI.length + 1 || tables < 1) {
            throw new IllegalArgumentException(
                    "2 to "
                            + (NEMENYI.length + 1)
                            + " sides on at least 1 table, not "
                            + sides
                            + " on "
                            + tables);
        }
        return NEMENYI[sides - 2] * Math.sqrt(sides * (sides + 1) / (6.0 * tables));
    }
}
