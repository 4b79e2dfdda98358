package io.thalweg.cli;

import io.thalweg.learn.recipe.Recipe;
import io.thalweg.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /// The recipe, going on from a model where the option names one.
    ///
    /// @param out where the new model goes
    /// @throws UsageException if the option doesn't go with others
    static Recipe apply(Recipe recipe, Arguments arguments, Path out) throws IOException {
        var model = model(arguments);
        if (model == null) {
            return recipe.freeze(arguments.has(TrainOptions.FREEZE));
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
        boolean isNamed = arguments.has(TrainOptions.OUT);
        if (!isNamed && Files.exists(out) && Files.isSameFile(from, out)) {
            throw new UsageException(
                    "thalweg train",
                    out
                            + " is the model to go on from, and would be replaced. Name the new"
                            + " model's file, such as --out new.thalweg, or --out "
                            + out
                            + " to replace it.");
        }
        return recipe.from(model).freeze(arguments.has(TrainOptions.FREEZE));
    }

    /// The model that the option names; null without it.
    static @Nullable SavedModel model(Arguments arguments) {
        return arguments.has(TrainOptions.FROM)
                ? SavedModel.load(arguments.path(TrainOptions.FROM, ""))
                : null;
    }
}
