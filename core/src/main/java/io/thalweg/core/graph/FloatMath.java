package io.thalweg.core.graph;

/// Functions of float32 numbers, made of additions and multiplications in double precision alone,
/// so that the interpreter, every compiler and every machine give the same bits.
///
/// The largest error is that of the final rounding to float32, half a unit in the last place, plus
/// about 1e-9 of a unit from the polynomial.
final class FloatMath {
    private static final double LOG2_E = 1.4426950408889634;

    /// The natural logarithm of 2 in two parts, the first with zeros at its end, so that k ·
    /// LN2_HIGH is exact (fdlibm's split).
    private static final double LN2_HIGH = 0.6931471803691238;

    private static final double LN2_LOW = 1.9082149292705877e-10;

    /// Adding and taking away 1.5 · 2⁵² rounds to the nearest integer.
    private static final double ROUNDER = 0x1.8p52;

    private FloatMath() {}

    /// eˣ in double precision, for x between −1000 and 700: x = k ln 2 + r with |r| ≤ ln 2 / 2, and
    /// the Taylor polynomial of degree 11 in r, whose first term left out is below 7e-15.
    private static double expWide(double x) {
        double k = (x * LOG2_E + ROUNDER) - ROUNDER;
        double r = (x - k * LN2_HIGH) - k * LN2_LOW;
        double p = 1.0 / 39916800;
        p = p * r + 1.0 / 3628800;
        p = p * r + 1.0 / 362880;
        p = p * r + 1.0 / 40320;
        p = p * r + 1.0 / 5040;
        p = p * r + 1.0 / 720;
        p = p * r + 1.0 / 120;
        p = p * r + 1.0 / 24;
        p = p * r + 1.0 / 6;
        p = p * r + 0.5;
        p = p * r + 1;
        p = p * r + 1;
        return p * Double.longBitsToDouble(((long) k + 1023) << 52);
    }

    static float exp(float x) {
        // Below −110 the float32 result is 0, above 90 it is infinite; NaN passes both comparisons.
        double bounded = x < -110 ? -110 : x > 90 ? 90 : x;
        return Double.isNaN(bounded) ? Float.NaN : (float) expWide(bounded);
    }

    static float sigmoid(float x) {
        double bounded = x < -110 ? -110 : x > 110 ? 110 : x;
        return Double.isNaN(bounded) ? Float.NaN : (float) (1 / (1 + expWide(-bounded)));
    }

    static float tanh(float x) {
        if (Math.abs(x) < 1e-3f) {
            // The next term, 2x⁵/15, is below 1.4e-13 of x.
            double wide = x;
            return (float) (wide - wide * wide * wide / 3);
        }
        double bounded = x < -20 ? -20 : x > 20 ? 20 : x;
        if (Double.isNaN(bounded)) {
            return Float.NaN;
        }
        double e = expWide(2 * bounded);
        return (float) ((e - 1) / (e + 1));
    }
}
