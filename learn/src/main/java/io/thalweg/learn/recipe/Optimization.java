package io.thalweg.learn.recipe;

import io.thalweg.data.schema.Task;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.loss.Losses;
import io.thalweg.learn.optim.Lbfgs;
import io.thalweg.learn.optim.Optimizer;
import io.thalweg.learn.optim.Optimizers;
import io.thalweg.learn.optim.Schedules;
import io.thalweg.learn.train.StopRule;
import io.thalweg.learn.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Optimizers, schedules and losses by the names that people type.
public final class Optimization {
    /// The optimizers' names.
    public static final List<String> OPTIMIZERS =
            List.of(
                    "sgd",
                    "momentum",
                    "nesterov",
                    "adagrad",
                    "rmsprop",
                    "adadelta",
                    "adam",
                    "adamw",
                    "nadam",
                    "lion",
                    "lbfgs");

    /// The schedules' names.
    public static final List<String> SCHEDULES =
            List.of("constant", "step", "exponential", "cosine", "one-cycle", "plateau");

    /// The losses' names.
    public static final List<String> LOSSES =
            List.of("squared-error", "absolute-error", "huber", "log-loss", "hinge");

    private static final double MOMENTUM = 0.9;
    private static final double HUBER_DELTA = 1;

    private Optimization() {}

    static Optimizer optimizer(String name, double learningRate, Settings settings) {
        Optimizer optimizer =
                switch (name) {
                    case "sgd" -> Optimizers.gradientDescent(learningRate);
                    case "momentum" -> Optimizers.momentum(learningRate, MOMENTUM);
                    case "nesterov" -> Optimizers.nesterov(learningRate, MOMENTUM);
                    case "adagrad" -> Optimizers.adaGrad(learningRate);
                    case "rmsprop" -> Optimizers.rmsProp(learningRate);
                    case "adadelta" -> Optimizers.adadelta(learningRate);
                    case "adam", "adamw" -> Optimizers.adam(learningRate);
                    case "nadam" -> Optimizers.nadam(learningRate);
                    case "lion" -> Optimizers.lion(learningRate);
                    default -> throw unknown("optimizer", name, OPTIMIZERS);
                };
        double decay =
                settings.weightDecay != null
                        ? settings.weightDecay
                        : name.equals("adamw") ? NetworkDefaults.WEIGHT_DECAY : 0;
        return limited(optimizer, decay, settings);
    }

    /// An optimizer with weight decay, and with the gradients' limits that the user gave.
    static Optimizer limited(Optimizer optimizer, double decay, Settings settings) {
        if (decay != 0) {
            optimizer = optimizer.weightDecay(decay);
        }
        if (settings.clipValue != null) {
            optimizer = optimizer.clipValue(settings.clipValue);
        }
        return settings.clipNorm == null ? optimizer : optimizer.clipNorm(settings.clipNorm);
    }

    /// How many steps a pass over so many rows takes, where each may gather several batches.
    static long stepsPerEpoch(Settings settings, int rows, int batchSize) {
        int batches = settings.accumulate == null ? 1 : settings.accumulate;
        long rowsPerStep = Math.min(rows, (long) batchSize * batches);
        return (rows + rowsPerStep - 1) / Math.max(1, rowsPerStep);
    }

    /// What a step gathers, and whether the weights' average is kept.
    static void steps(Training training, Settings settings) {
        if (settings.accumulate != null) {
            training.accumulate(settings.accumulate);
        }
        if (settings.averageWeights != null) {
            training.averageWeights(settings.averageWeights);
        }
    }

    /// Sets the schedule of a run that lasts at most so many epochs, and stretches over them all
    /// even if it ends earlier.
    ///
    /// @param usual what the recipe does if nothing else was decided, see [ScheduleChain]
    static void schedule(Training training, Settings settings, String usual, int epochs) {
        training.scheduleOver(epochs);
        var chain = ScheduleChain.of(settings.schedule == null ? usual : settings.schedule);
        var warmUp = settings.warmUp;
        if (chain.isPlateau()) {
            training.schedule(Schedules.reduceOnPlateau());
        }
        if (warmUp == null) {
            training.schedule(chain.schedule(epochs, true));
            return;
        }
        if (chain.hasOneCycle()) {
            throw new RecipeException(
                    "A one-cycle schedule warms up by itself: leave out the warm-up, or choose"
                            + " another schedule.");
        }
        var then = chain.schedule(epochs, false);
        training.schedule(
                warmUp < 1
                        ? Schedules.warmUpShare(warmUp, then)
                        : Schedules.warmUp(Math.round(warmUp), then));
    }

    /// The loss of a task, checked to suit it.
    ///
    /// @param weights one for each class, or none
    static Loss loss(Task task, Settings settings, int positive, double[] weights) {
        var name =
                settings.loss != null
                        ? settings.loss
                        : task == Task.REGRESSION ? "squared-error" : "log-loss";
        double smoothing = settings.labelSmoothing == null ? 0 : settings.labelSmoothing;
        if (!LOSSES.contains(name)) {
            throw unknown("loss", name, LOSSES);
        }
        boolean forClasses = name.equals("log-loss") || name.equals("hinge");
        if (forClasses != (task != Task.REGRESSION)) {
            throw new RecipeException(
                    "The loss '"
                            + name
                            + "' doesn't suit the task, which is "
                            + task.name().toLowerCase(Locale.ROOT)
                            + ". Choose one of "
                            + String.join(
                                    ", ", forClasses ? LOSSES.subList(0, 3) : LOSSES.subList(3, 5))
                            + ".");
        }
        return switch (name) {
            case "squared-error" -> Losses.squaredError();
            case "absolute-error" -> Losses.absoluteError();
            case "huber" -> Losses.huber(HUBER_DELTA);
            case "hinge" -> Losses.hinge();
            default -> {
                if (task == Task.BINARY) {
                    var loss = Losses.logLoss().withLabelSmoothing(smoothing);
                    yield weights.length == 2
                            ? loss.withClassWeights(weights[1 - positive], weights[positive])
                            : loss;
                }
                var loss = Losses.softmaxCrossEntropy().withLabelSmoothing(smoothing);
                yield weights.length > 0 ? loss.withClassWeights(weights) : loss;
            }
        };
    }

    /// How many epochs a run has at most: as given; else the usual number, or, where it has all the
    /// steps, as many as they need.
    ///
    /// @param stepsPerEpoch how many steps a pass over the training rows takes
    static int epochs(Settings settings, int usual, long stepsPerEpoch, Budget budget) {
        if (settings.maxEpochs != null) {
            return settings.maxEpochs;
        }
        // Several runs within a time have the usual number, so they must have it within the number
        // of steps that the time gave them: the length of the schedules depends on it.
        long most = settings.maxSteps == null || budget.isShared() ? 0 : settings.maxSteps;
        return Math.toIntExact(
                Math.min(
                        Integer.MAX_VALUE,
                        Math.max(usual, (most + stepsPerEpoch - 1) / stepsPerEpoch)));
    }

    static StopRule[] rules(Settings settings, int epochs, int usualPatience, Budget budget) {
        var rules = new ArrayList<StopRule>();
        rules.add(StopRule.epochs(epochs));
        if (settings.stopLoss != null) {
            rules.add(StopRule.lossBelow(settings.stopLoss));
        }
        rules.add(StopRule.patience(settings.patience == null ? usualPatience : settings.patience));
        // Last, so that a run that ends by itself doesn't count as cut short at the same step.
        rules.addAll(budget.rules());
        return rules.toArray(StopRule[]::new);
    }

    static Lbfgs.Settings lbfgs() {
        return Lbfgs.Settings.DEFAULT;
    }

    private static RecipeException unknown(String what, String name, List<String> known) {
        return new RecipeException(
                "There is no "
                        + what
                        + " '"
                        + name
                        + "'. Choose one of "
                        + String.join(", ", known)
                        + ".");
    }
}
