package io.thalweg.data.feature;

import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Table;

/// A number: z = (g(y) − mean) / scale, with g the identity or log(1 + y).
///
/// @param column the target
/// @param logarithm whether g is the logarithm: decided on training rows whose least value is above
///   0, whose skewness is above 1, and less in size after the logarithm
/// @param mean of g(y) over the training rows
/// @param scale standard deviation of g(y) over the training rows (divided by n); not 0
public record NumberTarget(String column, boolean logarithm, double mean, double scale)
        implements Target {

    /// From the target's unit to the model's number. A negative value counts as 0 under a
    /// logarithm.
    public double encode(double value) {
        return ((logarithm ? StrictMath.log1p(Math.max(value, 0)) : value) - mean) / scale;
    }

    /// From the model's number to the target's unit.
    public double decode(double encoded) {
        double value = encoded * scale + mean;
        return logarithm ? StrictMath.expm1(value) : value;
    }

    /// The model's numbers of these rows.
    ///
    /// @throws DataException if the column is absent, or a row has no finite number in it
    public float[] encode(Table table, int[] rows) {
        var values = values(table, rows);
        var encoded = new float[values.length];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = (float) encode(values[i]);
        }
        return encoded;
    }

    /// The target of these rows in its own unit.
    ///
    /// @throws DataException as [#encode(Table, int[])]
    public double[] values(Table table, int[] rows) {
        return TargetValues.numbers(table, column, rows);
    }
}
