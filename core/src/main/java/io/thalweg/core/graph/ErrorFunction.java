package io.thalweg.core.graph;

/// The error function in double precision, from its defining series alone.
///
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 (series) and 7.1.14
/// (continued fraction of the complement).
final class ErrorFunction {
    private ErrorFunction() {}

    static double erf(double x) {
        double size = Math.abs(x);
        if (Double.isNaN(size)) {
            return Double.NaN;
        }
        if (size > 6) {
            return Math.signum(x);
        }
        double gauss = StrictMath.exp(-size * size);
        double value;
        if (size < 2.5) {
            // 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1 · 3 ⋯ (2n+1)): all terms positive, nothing cancels.
            double term = size;
            double sum = size;
            for (int n = 1; term > sum * 1e-17; n++) {
                term *= 2 * size * size / (2 * n + 1);
                sum += term;
            }
            value = 2 / StrictMath.sqrt(Math.PI) * gauss * sum;
        } else {
            // √π e^(x²) erfc x = 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from the inside out.
            double fraction = size;
            for (int n = 60; n > 0; n--) {
                fraction = size + n * 0.5 / fraction;
            }
            value = 1 - gauss / (fraction * StrictMath.sqrt(Math.PI));
        }
        return x < 0 ? -value : value;
    }
}
