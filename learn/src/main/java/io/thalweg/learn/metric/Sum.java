package io.thalweg.learn.metric;

/// A running sum whose rounding error does not grow with the number of terms.
///
/// Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen" (ZAMM
/// 54, 1974), algorithm IV: what each addition lost is summed apart and added at the end.
final class Sum {
    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    double value() {
        // Infinity minus infinity has made `lost` NaN; the sum itself is still right.
        return Double.isFinite(sum) ? sum + lost : sum;
    }
}
