package io.thalweg.model;

import java.util.List;

/// What a model says of one row.
public sealed interface Prediction {
    /// The number, in the target's unit; of classes the probability of the predicted one.
    double value();

    /// The prediction as text: the number, or the predicted class.
    String label();

    /// A predicted number.
    ///
    /// @param value in the target's unit
    record NumberPrediction(double value) implements Prediction {
        @Override
        public String label() {
            return Double.toString(value);
        }
    }

    /// A predicted class.
    ///
    /// @param label the class with the largest probability; the first of them at a tie
    /// @param classes all classes
    /// @param probabilities one for each class, in the order of `classes`
    record ClassPrediction(String label, List<String> classes, List<Double> probabilities)
            implements Prediction {
        /// Keeps copies.
        public ClassPrediction {
            classes = List.copyOf(classes);
            probabilities = List.copyOf(probabilities);
        }

        @Override
        public double value() {
            return probability(label);
        }

        /// The probability of a class.
        ///
        /// @throws IllegalArgumentException if the model doesn't know the class
        public double probability(String name) {
            int index = classes.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "There is no class '" + name + "'; the model knows " + classes + ".");
            }
            return probabilities.get(index);
        }
    }
}
