package io.thalweg.learn.doctor;

import io.thalweg.core.error.UserInputException;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.loss.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The loss of the model that looks at no feature: the best constant prediction of the training
/// rows, of those that are best for some usual loss.
final class TrivialLoss {
    /// More rows change the figure by less than a per cent.
    private static final int MOST_ROWS = 5_000;

    private final Loss loss;
    private final int outputs;
    private final Samples training;
    private double ofTraining = Double.NaN;
    private double[] best = {};
    private boolean isKnown;

    /// @param output what the model gives. Shape: `[batch, outputs]`
    TrivialLoss(Loss loss, Node output, Samples training) {
        this.loss = loss;
        this.outputs = output.shape().rank() == 2 ? output.shape().axis(1) : 0;
        this.training = some(training);
    }

    private static Samples some(Samples samples) {
        if (samples.rows() <= MOST_ROWS) {
            return samples;
        }
        var rows = new int[MOST_ROWS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) ((long) i * samples.rows() / rows.length);
        }
        return samples.select(rows);
    }

    /// On the training rows themselves; NaN where it can't be known.
    double ofTraining() {
        if (!isKnown) {
            isKnown = true;
            for (var constant : constants()) {
                double each = of(training, constant);
                if (!(each >= ofTraining)) {
                    ofTraining = each;
                    best = constant;
                }
            }
        }
        return ofTraining;
    }

    /// On other rows; NaN where it can't be known.
    double of(Samples others) {
        return Double.isNaN(ofTraining()) ? Double.NaN : of(some(others), best);
    }

    private List<double[]> constants() {
        var constants = new ArrayList<double[]>();
        if (training.classes() != null && outputs > 1) {
            constants.add(logFrequencies(training.classes()));
            constants.add(new double[outputs]);
        } else if (training.numbers() != null && outputs == 1) {
            double mean = 0;
            double weights = 0;
            for (int i = 0; i < training.rows(); i++) {
                double weight = training.weights() == null ? 1 : training.weights()[i];
                mean += weight * training.numbers()[i];
                weights += weight;
            }
            mean /= weights;
            var sorted = training.numbers().clone();
            Arrays.sort(sorted);
            constants.add(new double[] {mean});
            constants.add(new double[] {sorted[sorted.length / 2]});
            if (sorted[0] >= 0 && sorted[sorted.length - 1] <= 1 && mean > 0 && mean < 1) {
                // Perhaps they are labels, and the model gives logits or margins.
                constants.add(new double[] {Math.log(mean / (1 - mean))});
                constants.add(new double[] {0});
                constants.add(new double[] {mean < 0.5 ? -1 : 1});
            }
        }
        return constants;
    }

    private double[] logFrequencies(int[] classes) {
        var logarithms = new double[outputs];
        for (int i = 0; i < classes.length; i++) {
            logarithms[classes[i]] += training.weights() == null ? 1 : training.weights()[i];
        }
        double sum = 0;
        for (double frequency : logarithms) {
            sum += frequency;
        }
        for (int i = 0; i < outputs; i++) {
            // A class that isn't there is as rare as one in a million.
            logarithms[i] = Math.log(Math.max(logarithms[i] / sum, 1e-6));
        }
        return logarithms;
    }

    private double of(Samples samples, double[] constant) {
        try {
            return compute(samples, constant);
        } catch (UserInputException e) {
            // A loss of the user's own may want other shapes; then there is nothing to compare.
            return Double.NaN;
        }
    }

    private double compute(Samples samples, double[] constant) {
        var graph = new Graph();
        var predicted =
                graph.constant(Tensor.ofDoubles(Shape.of(1, outputs), constant))
                        .broadcastTo(Shape.of(Shape.BATCH, outputs));
        var feeds = new ArrayList<Feed>();
        Node target;
        if (samples.classes() != null) {
            target = graph.classes("target", Shape.of(Shape.BATCH));
            feeds.add(Feed.feed(target, samples.classes()));
        } else if (samples.numbers() != null) {
            target = graph.placeholder("target", Shape.of(Shape.BATCH, 1));
            feeds.add(Feed.feed(target, samples.numbers()));
        } else {
            return Double.NaN;
        }
        var mean = loss.perSample(predicted, target);
        if (samples.weights() == null) {
            mean = mean.mean();
        } else {
            var weights = graph.placeholder("weights", Shape.of(Shape.BATCH));
            feeds.add(Feed.feed(weights, samples.weights()));
            mean = mean.times(weights).sum().dividedBy(weights.sum());
        }
        // Interpreted, for a single run isn't worth a compilation.
        var options = Session.Options.DEFAULT.withPrecision(Precision.REFERENCE).withThreads(1);
        try (var session = new Session(graph, options)) {
            return session.run(mean, feeds.toArray(Feed[]::new)).item();
        }
    }
}
