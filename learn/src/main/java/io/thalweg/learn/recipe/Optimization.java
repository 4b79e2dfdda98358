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
import java.util.function.BooleanSupplier;

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
    private static final double WARM_UP = 0.05;

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
        if (decay != 0) {
            optimizer = optimizer.weightDecay(decay);
        }
        if (settings.clipValue != null) {
            optimizer = optimizer.clipValue(settings.clipValue);
        }
        return settings.clipNorm == null ? optimizer : optimizer.clipNorm(settings.clipNorm);
    }

    static void schedule(Training training, String name) {
        switch (name) {
            case "constant" -> training.schedule(Schedules.constant());
            case "step" -> training.schedule(Schedules.step(30, 0.1));
            case "exponential" -> training.schedule(Schedules.exponential(0.97));
            case "cosine" -> training.schedule(Schedules.cosine(WARM_UP));
            case "one-cycle" -> training.schedule(Schedules.oneCycle());
            case "plateau" -> training.schedule(Schedules.reduceOnPlateau());
            default -> throw unknown("schedule", name, SCHEDULES);
        }
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

    static StopRule[] rules(
            Settings settings,
            int defaultEpochs,
            int defaultPatience,
            BooleanSupplier interrupted) {
        var rules = new ArrayList<StopRule>();
        rules.add(StopRule.whenRequested(interrupted));
        if (settings.maxSteps != null) {
            rules.add(StopRule.steps(settings.maxSteps));
        }
        if (settings.maxEpochs != null || settings.maxSteps == null) {
            rules.add(
                    StopRule.epochs(
                            settings.maxEpochs == null ? defaultEpochs : settings.maxEpochs));
        }
        if (settings.stopLoss != null) {
            rules.add(StopRule.lossBelow(settings.stopLoss));
        }
        rules.add(
                StopRule.patience(settings.patience == null ? defaultPatience : settings.patience));
        if (settings.timeBudget != null) {
            rules.add(StopRule.timeBudget(settings.timeBudget));
        }
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
