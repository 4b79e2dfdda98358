package io.thalweg.learn.recipe;

import io.thalweg.core.tensor.Shape;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.loss.MembersLoss;
import io.thalweg.learn.nn.Activation;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Layers;
import io.thalweg.learn.nn.MemberDense;
import io.thalweg.learn.nn.Members;
import io.thalweg.learn.nn.PiecewiseLinearEmbedding;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Optimizers;
import io.thalweg.learn.search.Configuration;
import io.thalweg.learn.train.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The network that `auto` trains of several members that share their weights, and the one place of
/// its numbers: numbers become bins between quantiles, each member learns to be right by itself,
/// and what is predicted is their mean.
///
/// After TabM (Gorishniy, Kotelnikov, Babenko 2024, arXiv 2410.24210), smaller and for fewer
/// epochs, as several are trained and averaged.
///
/// @param numbers which of the dense features are numbers
/// @param outputs how many numbers come out
/// @param shape its settings
record EnsembleNetwork(List<Integer> numbers, int outputs, Configuration.EnsembleNetwork shape) {
    /// What `auto` trains.
    static final Configuration.EnsembleNetwork USUAL =
            new Configuration.EnsembleNetwork(2, 128, 16, 0.1, 4e-3, 3e-4);

    private static final int MEMBERS = 8;

    /// All numbers together have about so many bins at most.
    private static final int MOST_BINS = 1024;

    /// Quantiles are those of so many rows at most, spread over all.
    private static final int MOST_ROWS = 10_000;

    /// Members have a head each for all outputs: more than so many would cost too much.
    private static final int MOST_OUTPUTS = 128;

    private static final String SCHEDULE = "cosine";
    private static final int PATIENCE = 16;
    private static final int MOST_EPOCHS = 64;
    private static final int LEAST_EPOCHS = 12;

    /// So many times all networks together look at a row, where they are several, and where there
    /// is one.
    private static final double LOOKS = 4e5;

    private static final double LOOKS_OF_ONE = 6e5;

    /// Whether there are few enough outputs.
    static boolean suits(int outputs) {
        return outputs <= MOST_OUTPUTS;
    }

    static int epochs(int rows, int runs) {
        double looks = runs == 1 ? LOOKS_OF_ONE : LOOKS / runs;
        return Math.clamp(Math.round(looks / rows), LEAST_EPOCHS, MOST_EPOCHS);
    }

    /// A training of this network.
    ///
    /// @param samples that train
    /// @param runs how many networks are trained in all
    Training training(Samples samples, int runs, Loss loss, Settings settings, Budget budget) {
        int rows = samples.rows();
        long stepsPerEpoch =
                Optimization.stepsPerEpoch(settings, rows, NetworkDefaults.batchSize(rows));
        int most = Optimization.epochs(settings, epochs(rows, runs), stepsPerEpoch, budget);
        return training(samples, loss, settings, most)
                .stopWhen(Optimization.rules(settings, most, PATIENCE, budget));
    }

    /// A training that lasts at most so many epochs.
    Training training(Samples samples, Loss loss, Settings settings, int epochs) {
        double rate = settings.learningRate == null ? shape.learningRate() : settings.learningRate;
        double decay = settings.weightDecay == null ? shape.weightDecay() : settings.weightDecay;
        var optimizer = Optimization.limited(Optimizers.adam(rate), decay, settings);
        var training =
                Training.of(layers(samples), new MembersLoss(loss), optimizer)
                        .batchSize(NetworkDefaults.batchSize(samples.rows()));
        Optimization.schedule(training, settings, SCHEDULE, epochs);
        return training;
    }

    static int patience() {
        return PATIENCE;
    }

    /// @param training whose quantiles the bins lie between
    Sequential layers(Samples training) {
        var layers = new ArrayList<Layer>();
        var knots = new ArrayList<List<Double>>();
        var columns = new ArrayList<Integer>();
        int bins = Math.min(shape.bins(), MOST_BINS / Math.max(1, numbers.size()));
        for (int column : bins < 2 ? List.<Integer>of() : numbers) {
            var own = knots(training, column, bins);
            if (own.size() >= 2) {
                knots.add(own);
                columns.add(column);
            }
        }
        if (!columns.isEmpty()) {
            layers.add(new PiecewiseLinearEmbedding(columns, knots));
        }
        layers.add(Layers.dense(shape.units(), Activations.identity()));
        layers.add(new Members(MEMBERS, Activations.relu()));
        for (int i = 1; i < shape.layers(); i++) {
            drop(layers);
            layers.add(new MemberDense(shape.units(), Activations.relu()));
        }
        drop(layers);
        layers.add(new MemberDense(outputs, Activations.identity()));
        return new Sequential(layers);
    }

    private void drop(List<Layer> layers) {
        if (shape.dropout() > 0) {
            layers.add(Layers.dropout(shape.dropout()));
        }
    }

    /// What turns the members' outputs into a prediction: the mean of theirs.
    Activation head(Activation each) {
        return new Activation(
                "mean of " + each.name(),
                output ->
                        each.apply(output.reshape(Shape.of(MEMBERS * Shape.BATCH, outputs)))
                                .reshape(Shape.of(Shape.BATCH, MEMBERS, outputs))
                                .mean(1),
                each.initializer());
    }

    /// Different quantiles of a feature, as far as there are: one more than bins.
    private static List<Double> knots(Samples training, int column, int bins) {
        var features = training.features();
        var values = new float[Math.min(features.rows(), MOST_ROWS)];
        for (int i = 0; i < values.length; i++) {
            int row = (int) ((long) features.rows() * i / values.length);
            values[i] = features.number(row, column);
        }
        Arrays.sort(values);
        var knots = new ArrayList<Double>();
        for (int i = 0; i <= bins; i++) {
            double quantile = values[(int) ((long) i * (values.length - 1) / bins)];
            if (knots.isEmpty() || quantile > knots.getLast()) {
                knots.add(quantile);
            }
        }
        return knots;
    }
}
