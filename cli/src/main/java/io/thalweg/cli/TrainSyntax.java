package io.thalweg.cli;

import java.util.ArrayList;
import java.util.List;

/// Which of the options of [TrainOptions] each command that trains takes.
final class TrainSyntax {
    private TrainSyntax() {}

    static Syntax train() {
        var others = new ArrayList<>(TrainOptions.RECORDED);
        others.remove(TrainOptions.TARGET);
        others.addAll(
                List.of(
                        TrainOptions.CHECKPOINT,
                        TrainOptions.CHECKPOINT_EVERY,
                        TrainOptions.RESUME));
        others.addAll(
                List.of(
                        TrainOptions.OUT,
                        TrainOptions.FORCE,
                        TrainOptions.THREADS,
                        DataArgument.CACHE,
                        TrainOptions.RUNS,
                        TrainOptions.REPORT,
                        TrainOptions.JSON));
        return Syntax.of("train")
                .argument("DATA", DataArgument.MEANING)
                .required(TrainOptions.TARGET)
                .options(others.toArray(Option[]::new))
                .alone(TrainOptions.LIST_RECIPES);
    }

    /// The options of `tune`: all of `train` but those that it finds, or that keep trials
    /// elsewhere.
    static Syntax tune() {
        var others = new ArrayList<>(TrainOptions.RECORDED);
        others.removeAll(
                List.of(
                        TrainOptions.TARGET,
                        TrainOptions.RECIPE,
                        TrainOptions.DISTILL,
                        TrainOptions.LAYERS,
                        TrainOptions.ACTIVATION,
                        TrainOptions.DROPOUT,
                        TrainOptions.OPTIMIZER,
                        TrainOptions.LEARNING_RATE,
                        TrainOptions.SCHEDULE,
                        TrainOptions.WARM_UP,
                        TrainOptions.BATCH_SIZE,
                        TrainOptions.ACCUMULATE,
                        TrainOptions.AVERAGE_WEIGHTS,
                        TrainOptions.FROM,
                        TrainOptions.FREEZE));
        others.addAll(
                List.of(
                        TrainOptions.RESUME_SEARCH,
                        TrainOptions.OUT,
                        TrainOptions.FORCE,
                        TrainOptions.THREADS,
                        DataArgument.CACHE,
                        TrainOptions.RUNS,
                        TrainOptions.JSON));
        return Syntax.of("tune")
                .argument("DATA", DataArgument.MEANING)
                .required(TrainOptions.TARGET)
                .options(others.toArray(Option[]::new));
    }

    /// The options of `learning-rate`: what the network is, how it is trained, and the rows.
    static Syntax learningRate() {
        var others = new ArrayList<>(TrainOptions.RECORDED);
        others.removeAll(
                List.of(
                        TrainOptions.TARGET,
                        TrainOptions.RECIPE,
                        TrainOptions.DISTILL,
                        TrainOptions.LEARNING_RATE,
                        TrainOptions.SCHEDULE,
                        TrainOptions.WARM_UP,
                        TrainOptions.MAX_EPOCHS,
                        TrainOptions.MAX_STEPS,
                        TrainOptions.MAX_TRIALS,
                        TrainOptions.STOP_LOSS,
                        TrainOptions.PATIENCE,
                        TrainOptions.TIME_BUDGET,
                        TrainOptions.ACCUMULATE,
                        TrainOptions.AVERAGE_WEIGHTS,
                        TrainOptions.FROM,
                        TrainOptions.FREEZE));
        others.addAll(
                List.of(
                        TrainOptions.THREADS,
                        DataArgument.CACHE,
                        TrainOptions.RUNS,
                        TrainOptions.REPORT,
                        TrainOptions.JSON));
        return Syntax.of("learning-rate")
                .argument("DATA", DataArgument.MEANING)
                .required(TrainOptions.TARGET)
                .options(others.toArray(Option[]::new));
    }
}
