package io.thalweg.learn.recipe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How much each class counts in the loss.
public sealed interface ClassWeights {
    /// One weight for each class, in the target's order.
    double[] of(List<String> classes, int[] trainingClasses);

    /// rows / (classes · rows of the class), so that every class counts the same in all (as
    /// scikit-learn's `balanced`).
    record Balanced() implements ClassWeights {
        @Override
        public double[] of(List<String> classes, int[] trainingClasses) {
            var weights = new double[classes.size()];
            for (int trained : trainingClasses) {
                weights[trained]++;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] =
                        weights[i] == 0
                                ? 1
                                : trainingClasses.length / (weights[i] * weights.length);
            }
            return weights;
        }
    }

    /// Given weights; a class that isn't named counts 1.
    ///
    /// @param byName above 0
    record Given(Map<String, Double> byName) implements ClassWeights {
        /// Keeps a copy, in the order of the names.
        public Given {
            byName = Collections.unmodifiableMap(new TreeMap<>(byName));
        }

        @Override
        public double[] of(List<String> classes, int[] trainingClasses) {
            for (var named : byName.entrySet()) {
                if (!classes.contains(named.getKey())) {
                    throw new RecipeException(
                            "The class weights name the class '"
                                    + named.getKey()
                                    + "', but the target has "
                                    + String.join(", ", classes)
                                    + ".");
                }
                if (!(named.getValue() > 0)) {
                    throw new RecipeException(
                            "The weight of class '" + named.getKey() + "' has to be above 0.");
                }
            }
            var weights = new double[classes.size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = byName.getOrDefault(classes.get(i), 1.0);
            }
            return weights;
        }
    }
}
