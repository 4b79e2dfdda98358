package io.thalweg.learn.doctor;

import io.thalweg.data.batch.Samples;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Looks at the size of the numbers that are fed.
final class ScaleCheck {
    private ScaleCheck() {}

    static void of(Samples samples, Consumer<Finding> told) {
        var features = samples.features();
        UnscaledInput worst = null;
        double worstFactor = 0;
        int count = 0;
        for (int column = 0; column < features.numbers(); column++) {
            int feature = column;
            var found =
                    of("feature " + column, features.rows(), row -> features.number(row, feature));
            if (found != null) {
                count++;
                double factor = Math.max(found.size(), 1 / found.size());
                if (factor > worstFactor) {
                    worstFactor = factor;
                    worst = found;
                }
            }
        }
        if (worst != null) {
            told.accept(
                    new UnscaledInput(
                            worst.column(),
                            count - 1,
                            worst.least(),
                            worst.greatest(),
                            worst.size()));
        }
        var numbers = samples.numbers();
        if (numbers != null) {
            var target = of("target", numbers.length, row -> numbers[row]);
            if (target != null) {
                told.accept(target);
            }
        }
    }

    private static @Nullable UnscaledInput of(String name, int rows, IntToDoubleFunction values) {
        int looked = Math.min(rows, Thresholds.SCALE_ROWS);
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double squares = 0;
        for (int i = 0; i < looked; i++) {
            double value = values.applyAsDouble((int) ((long) i * rows / looked));
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
            squares += value * value;
        }
        double size = Math.sqrt(squares / looked);
        double largest = Math.max(-least, greatest);
        boolean isScaled = size <= Thresholds.LARGE_INPUT && !(largest < Thresholds.SMALL_INPUT);
        // All zeros tell nothing, and NaN is another finding's business.
        return isScaled || largest == 0 || !Double.isFinite(size)
                ? null
                : new UnscaledInput(name, 0, least, greatest, size);
    }
}
