package io.thalweg.learn.recipe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What the user wants otherwise than the recipe does it; null for what the recipe decides. Each
/// can be set; the recipe's own values stand in [NetworkDefaults] and [LinearDefaults] alone.
public final class Settings {
    @Nullable List<Integer> layers;
    @Nullable String activation;
    @Nullable Double dropout;
    @Nullable String optimizer;
    @Nullable Double learningRate;
    @Nullable String schedule;
    @Nullable Double warmUp;
    @Nullable Integer batchSize;
    @Nullable Integer accumulate;
    @Nullable Double averageWeights;
    @Nullable String loss;
    @Nullable Double l1;
    @Nullable Double l2;
    @Nullable Double weightDecay;
    @Nullable Double clipNorm;
    @Nullable Double clipValue;
    @Nullable Double labelSmoothing;
    @Nullable ClassWeights classWeights;
    @Nullable Integer maxEpochs;
    @Nullable Long maxSteps;
    @Nullable Double stopLoss;
    @Nullable Integer patience;
    @Nullable Duration timeBudget;
    @Nullable Integer maxTrials;

    /// Nothing decided.
    public Settings() {}

    /// The same decisions, to be changed apart.
    Settings copy() {
        var copy = new Settings();
        copy.layers = layers;
        copy.activation = activation;
        copy.dropout = dropout;
        copy.optimizer = optimizer;
        copy.learningRate = learningRate;
        copy.schedule = schedule;
        copy.warmUp = warmUp;
        copy.batchSize = batchSize;
        copy.accumulate = accumulate;
        copy.averageWeights = averageWeights;
        copy.loss = loss;
        copy.l1 = l1;
        copy.l2 = l2;
        copy.weightDecay = weightDecay;
        copy.clipNorm = clipNorm;
        copy.clipValue = clipValue;
        copy.labelSmoothing = labelSmoothing;
        copy.classWeights = classWeights;
        copy.maxEpochs = maxEpochs;
        copy.maxSteps = maxSteps;
        copy.stopLoss = stopLoss;
        copy.patience = patience;
        copy.timeBudget = timeBudget;
        copy.maxTrials = maxTrials;
        return copy;
    }

    /// Whether something was decided that only a network has, or only one way of training it.
    boolean shapesTraining() {
        return layers != null
                || activation != null
                || dropout != null
                || optimizer != null
                || schedule != null
                || warmUp != null
                || batchSize != null
                || accumulate != null
                || averageWeights != null;
    }

    /// What was decided, by the names of the command's options; without the time, which decides
    /// only how far training gets.
    SequencedMap<String, String> given() {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("layers", layers);
        given.put("activation", activation);
        given.put("dropout", dropout);
        given.put("optimizer", optimizer);
        given.put("learning-rate", learningRate);
        given.put("schedule", schedule);
        given.put("warmup", warmUp);
        given.put("batch-size", batchSize);
        given.put("accumulate", accumulate);
        given.put("average-weights", averageWeights);
        given.put("loss", loss);
        given.put("l1", l1);
        given.put("l2", l2);
        given.put("weight-decay", weightDecay);
        given.put("clip-norm", clipNorm);
        given.put("clip-value", clipValue);
        given.put("label-smoothing", labelSmoothing);
        given.put("class-weights", classWeights);
        given.put("max-epochs", maxEpochs);
        given.put("max-steps", maxSteps);
        given.put("stop-loss", stopLoss);
        given.put("patience", patience);
        var texts = new LinkedHashMap<String, String>();
        for (var setting : given.entrySet()) {
            if (setting.getValue() != null) {
                texts.put(setting.getKey(), setting.getValue().toString());
            }
        }
        return texts;
    }

    /// The units of the hidden layers; empty for none.
    public Settings layers(@Nullable List<Integer> units) {
        layers = units;
        return this;
    }

    /// The activation of the hidden layers.
    public Settings activation(@Nullable String name) {
        activation = name;
        return this;
    }

    /// The share of units dropped behind each hidden layer.
    public Settings dropout(@Nullable Double rate) {
        dropout = rate;
        return this;
    }

    /// The optimizer, by its name on the command line.
    public Settings optimizer(@Nullable String name) {
        optimizer = name;
        return this;
    }

    /// The learning rate.
    public Settings learningRate(@Nullable Double rate) {
        learningRate = rate;
        return this;
    }

    /// The schedule, by its name on the command line; or several in turn, each but the last with
    /// its epochs: `constant:10,cosine`.
    ///
    /// @throws RecipeException if it is none
    public Settings schedule(@Nullable String names) {
        if (names != null) {
            ScheduleChain.of(names);
        }
        schedule = names;
        return this;
    }

    /// How long the learning rate rises before the schedule begins: below 1 the share of all steps,
    /// else the number of steps.
    ///
    /// @throws RecipeException if it is negative
    public Settings warmUp(@Nullable Double stepsOrShare) {
        if (stepsOrShare != null && !(stepsOrShare >= 0)) {
            throw new RecipeException(
                    "A warm-up has a number of steps or a share of them, but got "
                            + stepsOrShare
                            + ".");
        }
        warmUp = stepsOrShare;
        return this;
    }

    /// How many rows a step looks at.
    public Settings batchSize(@Nullable Integer rows) {
        batchSize = rows;
        return this;
    }

    /// From how many batches the gradient of a step is gathered; L-BFGS takes all rows anyway.
    public Settings accumulate(@Nullable Integer batchesPerStep) {
        accumulate = batchesPerStep;
        return this;
    }

    /// Judges and keeps the exponential moving average of the weights, of which this share stays in
    /// each step; not with L-BFGS.
    public Settings averageWeights(@Nullable Double decay) {
        averageWeights = decay;
        return this;
    }

    /// The loss, by its name on the command line.
    public Settings loss(@Nullable String name) {
        loss = name;
        return this;
    }

    /// The strengths of the penalties on absolute and squared weights.
    public Settings penalties(@Nullable Double absolute, @Nullable Double squared) {
        l1 = absolute;
        l2 = squared;
        return this;
    }

    /// The share by which weights shrink, times the learning rate, in each step.
    public Settings weightDecay(@Nullable Double decay) {
        weightDecay = decay;
        return this;
    }

    /// The largest norm of all gradients, and the largest size of one element.
    public Settings clip(@Nullable Double norm, @Nullable Double value) {
        clipNorm = norm;
        clipValue = value;
        return this;
    }

    /// How much of a class's probability is spread over all.
    public Settings labelSmoothing(@Nullable Double share) {
        labelSmoothing = share;
        return this;
    }

    /// How much each class counts.
    public Settings classWeights(@Nullable ClassWeights weights) {
        classWeights = weights;
        return this;
    }

    /// The most epochs, and the most steps.
    public Settings most(@Nullable Integer epochs, @Nullable Long steps) {
        maxEpochs = epochs;
        maxSteps = steps;
        return this;
    }

    /// The training loss below which training ends.
    public Settings stopLoss(@Nullable Double threshold) {
        stopLoss = threshold;
        return this;
    }

    /// How many epochs without a lower validation loss end training.
    public Settings patience(@Nullable Integer epochs) {
        patience = epochs;
        return this;
    }

    /// How many models a search may try; among them those that `auto` is made of.
    public Settings maxTrials(@Nullable Integer trials) {
        maxTrials = trials;
        return this;
    }

    /// How long training may take.
    public Settings timeBudget(@Nullable Duration budget) {
        timeBudget = budget;
        return this;
    }
}
