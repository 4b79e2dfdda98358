package io.thalweg.cli;

import io.thalweg.learn.recipe.Recipe;
import io.thalweg.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `--from`: the saved model that training goes on from.
final class FromOption {
    /// What the saved model has settled.
    private static final List<Option> SETTLED =
            List.of(
                    TrainOptions.RECIPE,
                    TrainOptions.LAYERS,
                    TrainOptions.ACTIVATION,
                    TrainOptions.DROPOUT,
                    TrainOptions.IGNORE,
                    TrainOptions.CATEGORICAL,
                    TrainOptions.NUMERIC,
                    TrainOptions.TEXT,
                    TrainOptions.POSITIVE,
                    TrainOptions.MAX_TRIALS,
                    TrainOptions.DISTILL);

    private FromOption() {}

    /// Lets the recipe go on from a model where the option names one.
    ///
    /// @param out where the new model goes
    /// @throws UsageException if the option doesn't go with others
    static void apply(Recipe recipe, Arguments arguments, Path out) throws IOException {
        recipe.freeze(arguments.has(TrainOptions.FREEZE));
        if (!arguments.has(TrainOptions.FROM)) {
            return;
        }
        for (var option : SETTLED) {
            if (arguments.has(option)) {
                throw arguments.mistake(
                        option,
                        "doesn't go with --from: that is settled by the saved model. Leave one of"
                                + " the two out");
            }
        }
        var from = arguments.path(TrainOptions.FROM, "");
        recipe.from(SavedModel.load(from));
        if (!arguments.has(TrainOptions.OUT) && Files.exists(out) && Files.isSameFile(from, out)) {
            throw new UsageException(
                    "thalweg train",
                    out
                            + " is the model to go on from, and would be replaced. Name the new"
                            + " model's file, such as --out new.thalweg, or --out "
                            + out
                            + " to replace it.");
        }
    }
}
