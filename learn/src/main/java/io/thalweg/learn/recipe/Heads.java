package io.thalweg.learn.recipe;

import io.thalweg.data.batch.Samples;
import io.thalweg.learn.nn.Activation;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.Initializers;
import org.jspecify.annotations.Nullable;

/// What the recipes put behind a network that predicts a number.
final class Heads {
    private Heads() {}

    /// Keeps predictions within the training rows' range: beyond it nothing was learnt, and on a
    /// logarithmic target a small step too far is a wrong answer by a factor.
    static Activation withinRange(Samples training) {
        var numbers = training.numbers();
        if (numbers == null || numbers.length == 0) {
            return Activations.identity();
        }
        double[] range = range(numbers);
        return within(range[0], range[1]);
    }

    /// Keeps predictions within a network's own range and that of the rows it is trained on.
    static Activation withinRange(Samples training, double @Nullable [] own) {
        var numbers = training.numbers();
        if (own == null || numbers == null || numbers.length == 0) {
            return withinRange(training);
        }
        double[] range = range(numbers);
        return within(Math.min(own[0], range[0]), Math.max(own[1], range[1]));
    }

    private static double[] range(float[] numbers) {
        float least = numbers[0];
        float greatest = numbers[0];
        for (float number : numbers) {
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }
        return new double[] {least, greatest};
    }

    /// Keeps predictions within a range.
    static Activation within(double from, double to) {
        return new Activation(
                "range", output -> output.maximum(from).minimum(to), Initializers.glorotUniform());
    }
}
