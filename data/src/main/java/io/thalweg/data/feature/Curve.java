package io.thalweg.data.feature;

/// What is done to numbers before they are scaled.
enum Curve {
    /// Nothing.
    STRAIGHT,
    /// sign(x) · log(1 + |x|).
    LOGARITHM;

    /// Above this size of the skewness, numbers count as strongly skewed.
    private static final double SKEWED = 1;

    double of(double value) {
        return switch (this) {
            case STRAIGHT -> value;
            case LOGARITHM -> value < 0 ? -StrictMath.log1p(-value) : StrictMath.log1p(value);
        };
    }

    /// The logarithm for strongly skewed numbers that it makes less skewed.
    static Curve forSkewed(double[] values) {
        double straight = Math.abs(STRAIGHT.skewness(values));
        return straight > SKEWED && Math.abs(LOGARITHM.skewness(values)) < straight
                ? LOGARITHM
                : STRAIGHT;
    }

    /// Third central moment / variance^1.5 of the values after this curve; 0 if all are equal.
    double skewness(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += of(value);
        }
        double mean = sum / values.length;
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double distance = of(value) - mean;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }
        double variance = squares / values.length;
        return variance > 0 ? cubes / values.length / (variance * Math.sqrt(variance)) : 0;
    }
}
