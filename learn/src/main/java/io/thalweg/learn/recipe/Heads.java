package io.thalweg.learn.recipe;

import io.thalweg.data.batch.Samples;
import io.thalweg.learn.nn.Activation;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.Initializers;

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
        float least = numbers[0];
        float greatest = numbers[0];
        for (float number : numbers) {
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }
        double from = least;
        double to = greatest;
        return new Activation(
                "range", output -> output.maximum(from).minimum(to), Initializers.glorotUniform());
    }
}
