package io.thalweg.report.profile;

import java.util.Arrays;

/// How closely a column goes with the target, alone.
///
/// @param measure how it was measured
/// @param strength 0 for not at all, 1 for wholly; of a correlation also the negative of it
/// @param rows how many rows, with a value in both, it was computed on
public record Relation(Measure measure, double strength, int rows) {
    /// Fewer rows say nothing.
    private static final int FEWEST = 10;

    /// How two columns are compared.
    public enum Measure {
        /// Two columns of numbers: Pearson's r, −1 to 1.
        CORRELATION("r"),
        /// Numbers in groups: the root of the share of the variance that lies between the groups
        /// (ε, the correlation ratio corrected for the number of groups: Kelley, "An unbiased
        /// correlation ratio measure", PNAS 21, 1935).
        CORRELATION_RATIO("η"),
        /// Two columns of names: Cramér's V, corrected for the number of names (Bergsma, "A
        /// bias-correction for Cramér's V and Tschuprow's T", Journal of the Korean Statistical
        /// Society 42, 2013).
        CRAMERS_V("V");

        private final String symbol;

        Measure(String symbol) {
            this.symbol = symbol;
        }

        /// The letter that stands for it.
        public String symbol() {
            return symbol;
        }
    }

    /// Two columns of numbers; NaN is missing. The strength is NaN where one of them has the same
    /// value everywhere, or there are fewer than ten rows.
    ///
    /// @param one \[rows\]
    /// @param other \[rows\]
    public static Relation ofNumbers(double[] one, double[] other) {
        int rows = 0;
        double oneSum = 0;
        double otherSum = 0;
        for (int i = 0; i < one.length; i++) {
            if (!Double.isNaN(one[i]) && !Double.isNaN(other[i])) {
                rows++;
                oneSum += one[i];
                otherSum += other[i];
            }
        }
        double oneMean = oneSum / rows;
        double otherMean = otherSum / rows;
        double together = 0;
        double oneSquares = 0;
        double otherSquares = 0;
        for (int i = 0; i < one.length; i++) {
            if (!Double.isNaN(one[i]) && !Double.isNaN(other[i])) {
                double oneDistance = one[i] - oneMean;
                double otherDistance = other[i] - otherMean;
                together += oneDistance * otherDistance;
                oneSquares += oneDistance * oneDistance;
                otherSquares += otherDistance * otherDistance;
            }
        }
        double strength =
                rows < FEWEST
                        ? Double.NaN
                        : Math.clamp(together / Math.sqrt(oneSquares * otherSquares), -1.0, 1.0);
        return new Relation(Measure.CORRELATION, strength, rows);
    }

    /// Numbers in groups. The strength is NaN where all numbers are the same, or there are hardly
    /// more rows than groups.
    ///
    /// @param groups \[rows\], 0 to count − 1; −1 is missing
    /// @param count how many groups
    /// @param numbers \[rows\]; NaN is missing
    public static Relation ofGroups(int[] groups, int count, double[] numbers) {
        var sums = new double[count];
        var sizes = new int[count];
        int rows = 0;
        double sum = 0;
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] >= 0 && !Double.isNaN(numbers[i])) {
                sums[groups[i]] += numbers[i];
                sizes[groups[i]]++;
                sum += numbers[i];
                rows++;
            }
        }
        double mean = sum / rows;
        double within = 0;
        double all = 0;
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] >= 0 && !Double.isNaN(numbers[i])) {
                double inGroup = numbers[i] - sums[groups[i]] / sizes[groups[i]];
                within += inGroup * inGroup;
                all += (numbers[i] - mean) * (numbers[i] - mean);
            }
        }
        int present = (int) Arrays.stream(sizes).filter(size -> size > 0).count();
        if (rows < FEWEST || rows - present < FEWEST || all == 0) {
            return new Relation(Measure.CORRELATION_RATIO, Double.NaN, rows);
        }
        double unexplained = within / (rows - present) / (all / (rows - 1));
        return new Relation(
                Measure.CORRELATION_RATIO, Math.sqrt(Math.max(0, 1 - unexplained)), rows);
    }

    /// Two columns of names. The strength is NaN where one has one name only, or there are fewer
    /// than ten rows.
    ///
    /// @param one \[rows\], 0 to ones − 1; −1 is missing
    /// @param ones how many names there are in it
    /// @param other \[rows\], 0 to others − 1; −1 is missing
    /// @param others how many names there are in it
    public static Relation ofNames(int[] one, int ones, int[] other, int others) {
        var cells = new int[ones * others];
        var oneSizes = new int[ones];
        var otherSizes = new int[others];
        int rows = 0;
        for (int i = 0; i < one.length; i++) {
            if (one[i] >= 0 && other[i] >= 0) {
                cells[one[i] * others + other[i]]++;
                oneSizes[one[i]]++;
                otherSizes[other[i]]++;
                rows++;
            }
        }
        double squares = 0;
        for (int i = 0; i < ones; i++) {
            for (int j = 0; j < others; j++) {
                double size = (double) oneSizes[i] * otherSizes[j];
                if (size > 0) {
                    squares += (double) cells[i * others + j] * cells[i * others + j] / size;
                }
            }
        }
        double high = Arrays.stream(oneSizes).filter(size -> size > 0).count();
        double wide = Arrays.stream(otherSizes).filter(size -> size > 0).count();
        if (rows < FEWEST || high < 2 || wide < 2) {
            return new Relation(Measure.CRAMERS_V, Double.NaN, rows);
        }
        double phi = Math.max(0, squares - 1 - (high - 1) * (wide - 1) / (rows - 1));
        double least =
                Math.min(
                        high - (high - 1) * (high - 1) / (rows - 1),
                        wide - (wide - 1) * (wide - 1) / (rows - 1));
        double strength = least <= 1 ? Double.NaN : Math.min(1, Math.sqrt(phi / (least - 1)));
        return new Relation(Measure.CRAMERS_V, strength, rows);
    }
}
