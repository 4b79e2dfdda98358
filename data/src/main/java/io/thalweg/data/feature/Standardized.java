package io.thalweg.data.feature;

/// Numbers counted from their mean, in units of their standard deviation: what training likes best,
/// as then one learning rate suits all of them.
///
/// @param mean of the raw numbers
/// @param deviation their standard deviation (divided by n)
/// @param values the standardised numbers: the storage itself, not a copy
@SuppressWarnings("ArrayRecordComponent") // storage; identity is the right equality
public record Standardized(double mean, double deviation, float[] values) {
    /// Standardises numbers.
    ///
    /// @param raw at least two different numbers, none of them missing
    /// @throws IllegalArgumentException if all are equal, or one is missing or infinite
    public static Standardized of(double... raw) {
        double sum = 0;
        for (double number : raw) {
            sum += number;
        }
        double mean = sum / raw.length;
        double squares = 0;
        for (double number : raw) {
            squares += (number - mean) * (number - mean);
        }
        double deviation = Math.sqrt(squares / raw.length);
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Standardising needs at least two different numbers and none missing; the"
                            + " standard deviation of these "
                            + raw.length
                            + " is "
                            + deviation
                            + ".");
        }
        var values = new float[raw.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((raw[i] - mean) / deviation);
        }
        return new Standardized(mean, deviation, values);
    }

    /// A raw number in standard deviations from the mean.
    public double standard(double raw) {
        return (raw - mean) / deviation;
    }

    /// The raw number that a standardised one stands for.
    public double raw(double standard) {
        return standard * deviation + mean;
    }
}
