package io.thalweg.bench.compare;

/// How a side began: its losses step by step from the common start, and how long that took.
///
/// @param first the loss before any update
/// @param early the mean of the first quarter of the losses
/// @param late the mean of the last quarter
/// @param firstMilliseconds from asking for the model to the end of the first step
public record Trace(double first, double early, double late, double firstMilliseconds) {
    /// @param losses at least one
    static Trace of(double firstMilliseconds, double... losses) {
        int quarter = Math.max(1, losses.length / 4);
        return new Trace(
                losses[0],
                mean(losses, 0, quarter),
                mean(losses, losses.length - quarter, losses.length),
                firstMilliseconds);
    }

    private static double mean(double[] losses, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += losses[i];
        }
        return sum / (to - from);
    }
}
