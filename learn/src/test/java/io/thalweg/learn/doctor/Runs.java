package io.thalweg.learn.doctor;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Rows to train on, and runs that a doctor watches.
final class Runs {
    private Runs() {}

    /// Standard normal numbers.
    static float[] normal(int count, int seed) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) CounterRandom.normal(seed, 1, 0, i);
        }
        return numbers;
    }

    /// y = x₀ − x₁ / 2 + noise, both about −1 to 1.
    static Samples plane(int rows, double noise, int seed) {
        var x = normal(rows * 2, seed);
        var errors = normal(rows, seed + 1);
        var y = new float[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = (float) (x[2 * i] - x[2 * i + 1] / 2 + noise * errors[i]);
        }
        return of(x, 2, y);
    }

    /// Whether x₀ is above zero, a quarter of the answers wrong; and other columns that say
    /// nothing.
    static Samples mistaken(int rows, int columns, int seed) {
        var x = normal(rows * columns, seed);
        var y = new float[rows];
        for (int i = 0; i < rows; i++) {
            boolean wrong = CounterRandom.uniform(seed, 2, 0, i) < 0.25;
            y[i] = x[columns * i] > 0 == wrong ? 0 : 1;
        }
        return of(x, columns, y);
    }

    /// Numbers that have nothing to do with the features.
    static Samples nothing(int rows, int columns, int seed) {
        return of(normal(rows * columns, seed), columns, normal(rows, seed + 1));
    }

    /// Three classes, each around its own corner of a triangle.
    static Samples triangle(int rows, int seed) {
        var x = normal(rows * 2, seed);
        var y = new int[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = i % 3;
            x[2 * i] = (float) (Math.cos(y[i] * 2.1) + 0.4 * x[2 * i]);
            x[2 * i + 1] = (float) (Math.sin(y[i] * 2.1) + 0.4 * x[2 * i + 1]);
        }
        return Samples.of(new Features(rows, 2, x, 0, new int[0]), y);
    }

    static Samples of(float[] x, int columns, float[] y) {
        return Samples.of(new Features(y.length, columns, x, 0, new int[0]), y);
    }

    /// The numbers to predict.
    static float[] targets(Samples samples) {
        return Objects.requireNonNull(samples.numbers());
    }

    /// The classes to predict.
    static int[] classes(Samples samples) {
        return Objects.requireNonNull(samples.classes());
    }

    /// All that a doctor finds in a run and its rows.
    static List<Finding> of(Training training, Samples samples) {
        var doctor = new Doctor();
        training.watch(doctor).fit(samples);
        return doctor.findings();
    }

    /// The codes of what a doctor finds.
    static List<String> codes(List<Finding> findings) {
        var codes = new ArrayList<String>();
        for (var finding : findings) {
            codes.add(finding.code());
        }
        return codes;
    }

    /// The finding of a kind.
    static <F extends Finding> F only(Class<F> kind, List<Finding> findings) {
        for (var finding : findings) {
            if (kind.isInstance(finding)) {
                return kind.cast(finding);
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " among " + findings);
    }
}
