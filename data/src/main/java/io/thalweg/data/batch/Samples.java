package io.thalweg.data.batch;

import io.thalweg.data.feature.Features;
import org.jspecify.annotations.Nullable;

/// Rows to learn from: features, and what is to be predicted. The arrays are the storage itself,
/// not copies.
///
/// @param features the inputs
/// @param numbers a number to predict for each row (standardised), or null
/// @param classes a class to predict for each row, or null
/// @param weights how much each row counts, or null if all count the same
@SuppressWarnings("ArrayRecordComponent") // the storage of a batch; identity is the right equality
public record Samples(
        Features features,
        float @Nullable [] numbers,
        int @Nullable [] classes,
        float @Nullable [] weights) {
    public Samples {
        check(features, numbers == null ? features.rows() : numbers.length, "numbers");
        check(features, classes == null ? features.rows() : classes.length, "classes");
        check(features, weights == null ? features.rows() : weights.length, "weights");
    }

    private static void check(Features features, int length, String what) {
        if (length != features.rows()) {
            throw new IllegalArgumentException(
                    features.rows() + " rows have " + length + " " + what);
        }
    }

    /// Samples with a number to predict.
    public static Samples of(Features features, float[] numbers) {
        return new Samples(features, numbers, null, null);
    }

    /// Samples with a class to predict.
    public static Samples of(Features features, int[] classes) {
        return new Samples(features, null, classes, null);
    }

    /// The same samples, weighted.
    public Samples weighted(float @Nullable [] rowWeights) {
        return new Samples(features, numbers, classes, rowWeights);
    }

    /// The same rows with other features.
    public Samples with(Features others) {
        return new Samples(others, numbers, classes, weights);
    }

    /// How many rows.
    public int rows() {
        return features.rows();
    }

    /// Only these rows, in this order (a copy).
    public Samples select(int[] selected) {
        return new Samples(
                features.select(selected),
                numbers == null ? null : select(numbers, selected),
                classes == null ? null : select(classes, selected),
                weights == null ? null : select(weights, selected));
    }

    private static float[] select(float[] values, int[] selected) {
        var some = new float[selected.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[selected[i]];
        }
        return some;
    }

    private static int[] select(int[] values, int[] selected) {
        var some = new int[selected.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[selected[i]];
        }
        return some;
    }
}
