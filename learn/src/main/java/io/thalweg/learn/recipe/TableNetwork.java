package io.thalweg.learn.recipe;

import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.NumberTransform;
import io.thalweg.data.schema.Task;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.nn.Activation;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.FeatureScale;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Layers;
import io.thalweg.learn.nn.ParametricActivation;
import io.thalweg.learn.nn.PeriodicEmbedding;
import io.thalweg.learn.nn.ScaledDense;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Optimizer;
import io.thalweg.learn.optim.Optimizers;
import io.thalweg.learn.optim.Schedule;
import io.thalweg.learn.optim.Schedules;
import io.thalweg.learn.train.Training;
import java.util.ArrayList;
import java.util.List;

/// The network made for tables that `auto` trains, and the one place of its numbers: numbers get
/// periodic embeddings, every feature a scale of its own, the first weights depend on the training
/// rows, the learning rate goes up and down four times, and dropout and weight decay fade away in
/// the second half of the epochs.
///
/// After RealMLP (Holzmüller, Grinsztajn, Steinwart 2024, arXiv 2407.04491, "Better by default"),
/// narrower and for fewer epochs, as several are trained and averaged.
///
/// @param task what is predicted
/// @param features what goes in
/// @param outputs how many numbers come out
record TableNetwork(Task task, FeaturePlan features, int outputs) {
    private static final int HIDDEN_LAYERS = 3;
    private static final int UNITS = 128;
    private static final double DROPOUT = 0.15;
    private static final int FREQUENCIES = 8;
    private static final double WEIGHT_DECAY = 0.02;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.95;
    private static final int WAVES = 4;

    /// More numbers than these are taken as they are.
    static final int MOST_EMBEDDED = 256;

    private static final int LEAST_EPOCHS = 16;
    private static final int MOST_EPOCHS = 128;

    /// So many times all networks together look at a row, where they are several, and where there
    /// is one.
    private static final double LOOKS = 1e6;

    private static final double LOOKS_OF_ONE = 2e6;

    /// About sixteen steps an epoch on small tables, at most 256 rows a step on large ones.
    static int batchSize(int rows) {
        int size = 16;
        while (size < 256 && size * 16 < rows) {
            size *= 2;
        }
        return size;
    }

    /// How many epochs a run has.
    ///
    /// @param rows that train
    /// @param runs how many networks are trained in all
    static int epochs(int rows, int runs) {
        double looks = runs == 1 ? LOOKS_OF_ONE : LOOKS / runs;
        return Math.clamp(Math.round(looks / rows), LEAST_EPOCHS, MOST_EPOCHS);
    }

    /// The last wave of the learning rate takes 8/15 of the epochs, and the best weights are often
    /// those at the end of a wave: where the third gave nothing better than the second, the last
    /// one ends early.
    static int patience(int epochs) {
        return (int) Math.ceil(0.55 * epochs);
    }

    static Schedule schedule() {
        return Schedules.lengtheningWaves(WAVES);
    }

    /// Of dropout and weight decay.
    static Schedule regularization() {
        return Schedules.flatCosine();
    }

    /// A layer as the hidden ones are.
    static Layer hidden(int units) {
        return new ScaledDense(units, ScaledDense.Start.DATA);
    }

    double learningRate() {
        return task == Task.REGRESSION ? 0.2 : 0.04;
    }

    Optimizer optimizer(double learningRate, Settings settings) {
        return Optimization.limited(
                Optimizers.adam(learningRate).withBetas(BETA1, BETA2),
                settings.weightDecay == null ? WEIGHT_DECAY : settings.weightDecay,
                settings);
    }

    /// A training of this network.
    ///
    /// @param rows that train
    /// @param runs how many networks are trained in all
    Training training(int rows, int runs, Loss loss, Settings settings, Budget budget) {
        int batchSize = batchSize(rows);
        long stepsPerEpoch = Optimization.stepsPerEpoch(settings, rows, batchSize);
        int most = Optimization.epochs(settings, epochs(rows, runs), stepsPerEpoch, budget);
        double rate = settings.learningRate == null ? learningRate() : settings.learningRate;
        return Training.of(layers(), loss, optimizer(rate, settings))
                .batchSize(batchSize)
                .schedule(schedule())
                .regularization(regularization())
                .scheduleOver(most)
                .stopWhen(Optimization.rules(settings, most, patience(most), budget));
    }

    Sequential layers() {
        var layers = new ArrayList<Layer>();
        var numbers = numbers();
        if (!numbers.isEmpty() && numbers.size() <= MOST_EMBEDDED) {
            layers.add(new PeriodicEmbedding(numbers, FREQUENCIES));
        }
        layers.add(new FeatureScale());
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            layers.add(hidden(UNITS));
            layers.add(new ParametricActivation(activation()));
            layers.add(Layers.dropout(DROPOUT));
        }
        layers.add(new ScaledDense(outputs, ScaledDense.Start.ZERO));
        return new Sequential(layers);
    }

    private Activation activation() {
        return task == Task.REGRESSION ? Activations.relu() : Activations.selu();
    }

    /// Which of the dense features are numbers that take more than one value.
    List<Integer> numbers() {
        var numbers = new ArrayList<Integer>();
        int at = 0;
        for (var transform : features.transforms()) {
            if (transform instanceof NumberTransform number && number.scale() != 0) {
                numbers.add(at);
            }
            at += transform.width();
        }
        return numbers;
    }
}
