package io.thalweg.learn.recipe;

import java.time.Duration;
import java.util.ArrayList;

/// What the recipe `best` does: the one place of its numbers.
final class BestDefaults {
    /// How long it searches where the user doesn't say.
    static final Duration TIME = Duration.ofMinutes(5);

    /// A configuration is trained with a ninth of the epochs, a third, all of them.
    static final int RUNGS = 3;

    static final int REDUCTION = 3;

    /// So many of what was tried may come into the ensemble, beside what `auto` is made of: those
    /// with the lowest losses (Caruana, Munson, Niculescu-Mizil 2006, "Getting the most out of
    /// ensemble selection", section 2, prune the library for the same reason).
    static final int POOL = 30;

    /// How many models are added one by one; beyond, the average hardly changes.
    static final int ROUNDS = 40;

    /// So many times what `auto`'s mean consists of is trained again.
    static final int REPEATS = 4;

    /// A schedule needs a few epochs.
    static final int LEAST_EPOCHS = 4;

    private BestDefaults() {}

    /// The settings with a time, where nothing else ends the search.
    ///
    /// @throws RecipeException if settings were given that the search finds
    static Settings settings(Settings given) {
        if (given.shapesTraining() || given.learningRate != null) {
            var names = new ArrayList<String>();
            for (var name : given.given().keySet()) {
                boolean isFound =
                        switch (name) {
                            case "layers",
                                    "activation",
                                    "dropout",
                                    "optimizer",
                                    "learning-rate",
                                    "schedule",
                                    "batch-size" ->
                                    true;
                            default -> false;
                        };
                if (isFound) {
                    names.add("--" + name);
                }
            }
            throw new RecipeException(
                    "The recipe best searches for settings itself: leave out "
                            + String.join(", ", names)
                            + ", or take --recipe network.");
        }
        var settings = given.copy();
        if (settings.timeBudget == null
                && settings.maxTrials == null
                && settings.maxSteps == null) {
            settings.timeBudget = TIME;
        }
        return settings;
    }
}
