package io.thalweg.learn.recipe;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What the recipes do, for people.
final class RecipeTexts {
    private RecipeTexts() {}

    /// What each recipe does, in a sentence or two, by its name.
    static SequencedMap<String, String> explained() {
        var explained = new LinkedHashMap<String, String>();
        explained.put(
                "auto",
                "The weighted mean of linear, network, two networks made for tables (periodic"
                        + " embeddings of numbers, learned scales; an ensemble that shares its"
                        + " weights) and, up to 10,000 rows, the nearest neighbours (which keep the"
                        + " training rows in the model) that has the lowest loss on rows that they"
                        + " weren't trained on. Up to 20,000 rows these are, in turn, all"
                        + " rows but the test rows (cross-validation), and the networks of all"
                        + " turns are averaged; beyond, the validation rows.");
        explained.put(
                "linear",
                "One number a feature, trained by L-BFGS on all rows at once. The penalty on"
                        + " squared weights is chosen on the validation rows, or --l2.");
        explained.put(
                "network",
                "Dense layers of "
                        + NetworkDefaults.LAYERS.toString().replaceAll("[\\[\\]]", "")
                        + " units ("
                        + NetworkDefaults.ACTIVATION
                        + ", dropout "
                        + NetworkDefaults.DROPOUT
                        + "), trained by "
                        + NetworkDefaults.OPTIMIZER
                        + " until the validation loss hasn't fallen for "
                        + NetworkDefaults.PATIENCE
                        + " epochs, "
                        + NetworkDefaults.MAX_EPOCHS
                        + " at most.");
        explained.put(
                "best",
                "Begins as auto, then searches until the time is up (--time-budget, 5 minutes if not"
                        + " given): what auto would choose is trained again, "
                        + BestDefaults.REPEATS
                        + " times, then random settings are tried, of which the best third"
                        + " is trained again with more epochs (successive halving). The result is the average of those"
                        + " models that together have the lowest loss on rows that they weren't"
                        + " trained on; probabilities are calibrated on the same rows where that"
                        + " helps.");
        return explained;
    }
}
