package io.thalweg.learn.train;

import io.thalweg.data.batch.Samples;
import io.thalweg.learn.train.LearningRateCurve.Point;
import java.util.ArrayList;

/// The learning-rate range test: trains for some steps while the learning rate rises exponentially,
/// and watches the loss fall, stall and rise.
///
/// Source: Smith 2015, "Cyclical learning rates for training neural networks" (arXiv 1506.01186),
/// section 3.3.
///
/// @param from the first learning rate, above 0
/// @param to the last one, above the first
/// @param steps how many, at least 10
public record LearningRateTest(double from, double to, int steps) {
    /// From 1e-6 to 10 in 140 steps: 20 for each factor of ten.
    public static final LearningRateTest DEFAULT = new LearningRateTest(1e-6, 10, 140);

    /// How much of the mean loss stays in a step.
    private static final double KEPT = 0.9;

    /// Checks the numbers.
    public LearningRateTest {
        TrainingException.require(
                from > 0 && from < Double.POSITIVE_INFINITY,
                "first learning rate",
                from,
                "above 0, and finite");
        TrainingException.require(
                to > from && to < Double.POSITIVE_INFINITY,
                "last learning rate",
                to,
                "above the first, and finite");
        TrainingException.require(steps >= 10, "number of steps", steps, "at least 10");
    }

    /// Does the test. Ends early where the loss has clearly diverged.
    ///
    /// @param training how the model would be trained; its schedule, its stop rules and its
    ///   validation rows are replaced
    /// @param samples the training rows
    /// @throws TrainingException if the optimizer finds its own steps, or the loss isn't finite
    ///   from the start
    public LearningRateCurve run(Training training, Samples samples) {
        var optimizer = training.optimizer;
        if (optimizer == null) {
            throw new TrainingException(
                    "L-BFGS finds the length of its steps itself: there is no learning rate to"
                            + " look for. Choose another optimizer.");
        }
        double ratio = Math.pow(to / from, 1.0 / (steps - 1));
        training.plateau = null;
        training.validation = null;
        var points = new ArrayList<Point>();
        training.schedule((step, total, perEpoch) ->
                        from * Math.pow(ratio, (double) step) / optimizer.learningRate())
                .stopWhen(StopRule.steps(steps))
                .callback((event, control) -> {
                    if (event instanceof RunEvent.StepDone done && Double.isFinite(done.loss())) {
                        add(points, done);
                        if (hasDiverged(points)) {
                            control.stop("diverged");
                        }
                    }
                })
                .fit(samples);
        if (points.isEmpty()) {
            throw new TrainingException(
                    "The loss isn't a finite number even before the first step: look for"
                            + " extreme values among the features and the target.");
        }
        return LearningRateCurve.of(points);
    }

    /// The mean, free of the bias of its start (as Adam's).
    private static void add(ArrayList<Point> points, RunEvent.StepDone done) {
        double weight = 1 - Math.pow(KEPT, points.size());
        double sum = points.isEmpty() ? 0 : points.getLast().smoothed() * weight;
        sum = KEPT * sum + (1 - KEPT) * done.loss();
        double smoothed = sum / (1 - Math.pow(KEPT, points.size() + 1.0));
        points.add(new Point(done.learningRate(), done.loss(), smoothed));
    }

    /// Far above where it began, counted from the lowest.
    private static boolean hasDiverged(ArrayList<Point> points) {
        double lowest = Double.POSITIVE_INFINITY;
        for (var point : points) {
            lowest = Math.min(lowest, point.smoothed());
        }
        double first = points.getFirst().smoothed();
        double range = Math.max(first - lowest, 0.1 * Math.abs(first));
        return points.getLast().smoothed() > first + LearningRateCurve.DIVERGED * range;
    }
}
