package io.thalweg.learn.doctor;

import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The watch over one run: a training loop tells it what happens.
///
/// Now and then ([#isDue]) the loop fetches [#probes] beside its step and hands them over
/// ([#probed]); they are computed in the loops of the step itself.
public final class Observation {
    private final WatchedRun run;
    private final Consumer<Finding> told;
    private final GradientFlow gradients;
    private final Units units;
    private final LossCourse course;
    private final List<Node> probes = new ArrayList<>();

    Observation(WatchedRun run, Consumer<Finding> told) {
        this.run = run;
        this.told = told;
        gradients = new GradientFlow(run.variables(), run.gradients(), run.searched());
        units = new Units(run.layers(), run.training().rows());
        var validation = run.validation();
        course =
                new LossCourse(
                        new TrivialLoss(run.loss(), run.output(), run.training()),
                        validation == null ? 0 : validation.rows(),
                        run.oneOfSeveral());
        if (!run.gradients().isEmpty()) {
            probes.addAll(gradients.probes());
            probes.addAll(units.probes());
        }
    }

    /// What to fetch beside a step that is looked at.
    public List<Node> probes() {
        return probes;
    }

    /// Whether a step is to be looked at.
    ///
    /// @param step how many steps were done before
    public boolean isDue(long step) {
        int between = step < Thresholds.LATER ? Thresholds.LOOK_EVERY : Thresholds.LOOK_EVERY_LATER;
        return step % between == 0 || step == Thresholds.SECOND_LOOK;
    }

    /// Whether the state before a step is to be kept, to come back to.
    ///
    /// @param step how many steps were done before
    public boolean isRemembered(long step) {
        return isDue(step) || step % Thresholds.REMEMBER_EVERY == 0;
    }

    /// A step was looked at.
    ///
    /// @param step which, counted from 1
    /// @param rows how many rows it saw
    /// @param values of the probes
    public void probed(long step, int rows, List<Tensor> values) {
        int split = gradients.probes().size();
        gradients.look(step, values.subList(0, split), told);
        units.look(step, rows, values.subList(split, values.size()), told);
    }

    /// A step was done.
    ///
    /// @param step which, counted from 1
    /// @param loss of its batch, before it
    /// @param learningRate of it; NaN where there is none
    public void step(long step, double loss, double learningRate) {
        course.step(step, loss, learningRate);
    }

    /// The loss of a step isn't finite.
    ///
    /// @param step which, counted from 1
    /// @param loss what it was
    /// @param before the session, as it was before the step
    /// @param feeds of the step
    public void notFinite(long step, double loss, Session before, Feed... feeds) {
        told.accept(Origin.of(run, step, loss, before, feeds));
        course.diverged(step, told);
    }

    /// A pass over the training rows ended.
    ///
    /// @param epoch how many ended so far
    /// @param step how many steps were done so far
    /// @param trainingLoss the epoch's mean
    /// @param validationLoss NaN without validation
    public void epoch(int epoch, long step, double trainingLoss, double validationLoss) {
        course.epoch(epoch, step, trainingLoss, validationLoss, told);
    }

    /// The run ended with finite numbers.
    ///
    /// @param steps how many were done
    /// @param moved how far the weights moved, as a share of their norm; NaN if not known
    public void end(long steps, double moved) {
        units.end(told);
        course.end(steps, moved, told);
    }

    /// The losses of the run and of a constant prediction on the rows that judge it.
    public Outcome outcome() {
        var validation = run.validation();
        if (validation == null || validation.rows() == 0) {
            return new Outcome(
                    "training",
                    run.training().rows(),
                    "loss",
                    course.lastTraining(),
                    course.trivial());
        }
        return new Outcome(
                "validation",
                validation.rows(),
                "loss",
                course.bestValidation(),
                course.trivialOf(validation));
    }

    /// How a run compares with a constant prediction.
    ///
    /// @param rows `test`, `validation` or `training`
    /// @param count how many rows
    /// @param measure what is compared: `loss`, `rmse` or another that is better when it is lower
    /// @param loss the run's lowest; NaN if no epoch ended
    /// @param trivialLoss the constant's; NaN if not known
    public record Outcome(String rows, int count, String measure, double loss, double trivialLoss) {
        /// Whether the run is only as good as luck could make a constant.
        public boolean isNoBetterThanTrivial() {
            double luck =
                    Math.min(Thresholds.MOST_LUCK, Thresholds.LUCK / Math.sqrt(Math.max(1, count)));
            return trivialLoss > 0 && loss >= trivialLoss * (1 - luck);
        }
    }
}
