package io.thalweg.learn.optim;

import io.thalweg.core.graph.GraphException;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.learn.optim.Objective.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// L-BFGS, for a loss over a whole data set: few variables, no noise, no learning rate. It learns
/// the curvature from its last steps and takes far fewer of them than gradient descent.
///
/// ```java
/// var optimizer = new Lbfgs(session, loss, graph.trainableVariables(), feed(x, …), feed(y, …));
/// while (!optimizer.iterate().finished()) {}
/// ```
///
/// Works in float32 too: it ends with [Status#NO_PROGRESS] where rounding hides what is left.
///
/// Source: Liu, Nocedal 1989, "On the limited memory BFGS method for large scale optimization";
/// Nocedal, Wright, "Numerical Optimization", 2nd edition 2006, algorithm 7.5.
public final class Lbfgs {
    /// After how many iterations without progress it gives up.
    private static final int PATIENCE = 10;

    /// When to stop, and how much to remember.
    ///
    /// @param history how many steps are remembered, at least 1
    /// @param gradientTolerance converged when the gradient's norm is at most this, 0 or more
    /// @param evaluations how often the loss may be computed in one line search, at least 2
    public record Settings(int history, double gradientTolerance, int evaluations) {
        /// 10 steps, a norm of 1e-5, 25 evaluations.
        public static final Settings DEFAULT = new Settings(10, 1e-5, 25);

        /// @throws OptimizerException if one of them is out of range
        public Settings {
            OptimizerException.require(history >= 1, "history", history, "at least 1 step");
            OptimizerException.requireNotNegative("gradient tolerance", gradientTolerance);
            OptimizerException.require(
                    evaluations >= 2, "number of evaluations", evaluations, "at least 2");
        }

        /// These with another tolerance.
        public Settings withGradientTolerance(double tolerance) {
            return new Settings(history, tolerance, evaluations);
        }

        /// These with another history.
        public Settings withHistory(int steps) {
            return new Settings(steps, gradientTolerance, evaluations);
        }
    }

    /// Whether, and why, it is finished.
    public enum Status {
        /// The loss is still falling.
        RUNNING,
        /// The gradient's norm is within the tolerance.
        CONVERGED,
        /// Neither the loss nor the gradient gets smaller: rounding hides what is left, or the loss
        /// has a kink here.
        NO_PROGRESS,
        /// It was asked to stop in the middle of a line search: the variables have the values they
        /// had before the iteration, as if there had been none.
        GIVEN_UP,
        /// The loss or its gradient isn't a finite number at the start.
        NOT_FINITE
    }

    /// Where an iteration ended.
    ///
    /// @param loss at the variables' new values
    /// @param gradientNorm at the variables' new values
    /// @param evaluations how often the loss was computed in this iteration
    /// @param status whether to go on
    public record Iteration(double loss, double gradientNorm, int evaluations, Status status) {
        /// Whether another iteration would change nothing.
        public boolean finished() {
            return status != Status.RUNNING;
        }
    }

    private final Objective objective;
    private final Settings settings;
    private final LbfgsHistory history;
    private @Nullable Point current;
    private @Nullable Iteration last;
    private double lowestLoss = Double.POSITIVE_INFINITY;
    private double lowestNorm = Double.POSITIVE_INFINITY;
    private int waited;
    private BooleanSupplier givesUp = () -> false;

    /// L-BFGS with the usual settings.
    ///
    /// @param session owns the variables; it may be used otherwise between iterations as long as
    ///   the variables keep their values
    /// @param loss what shall become small, the same in each run. Shape: `[]`
    /// @param variables what to change
    /// @param feeds all samples; kept and used in each iteration
    /// @throws GraphException if the loss isn't one number
    /// @throws OptimizerException if there is no variable
    public Lbfgs(Session session, Node loss, List<Node> variables, Feed... feeds) {
        this(Settings.DEFAULT, session, loss, variables, feeds);
    }

    /// L-BFGS with settings; the rest as in the other constructor.
    ///
    /// @throws GraphException if the loss isn't one number
    /// @throws OptimizerException if there is no variable
    public Lbfgs(
            Settings settings, Session session, Node loss, List<Node> variables, Feed... feeds) {
        if (variables.isEmpty()) {
            throw new OptimizerException(
                    "variables", "There are no variables to change; give at least one.");
        }
        this.settings = settings;
        this.history = new LbfgsHistory(settings.history);
        this.objective = new Objective(session, loss, variables, feeds);
    }

    /// L-BFGS for a loss that isn't one run of a graph.
    ///
    /// @param loss what shall become small, the same in each run
    /// @throws OptimizerException if there is no variable
    public Lbfgs(Settings settings, Session session, List<Node> variables, LossAndGradient loss) {
        if (variables.isEmpty()) {
            throw new OptimizerException(
                    "variables", "There are no variables to change; give at least one.");
        }
        this.settings = settings;
        this.history = new LbfgsHistory(settings.history);
        this.objective = new Objective(session, variables, loss);
    }

    /// Ends a line search in the middle once it says yes. Asked before each computation of the loss
    /// but those of the first iteration, so that there is one whole iteration at least.
    public void giveUpWhen(BooleanSupplier wanted) {
        givesUp = wanted;
    }

    /// Does one iteration: a direction, and a line search along it.
    ///
    /// @return where it ended; once finished, the same again
    public Iteration iterate() {
        if (last != null && last.finished()) {
            return last;
        }
        int evaluations = 0;
        boolean first = current == null;
        if (current == null) {
            current = objective.here();
            evaluations++;
            if (!current.isFinite()) {
                return end(current, evaluations, Status.NOT_FINITE);
            }
            if (converged(current)) {
                return end(current, evaluations, Status.CONVERGED);
            }
            progress(current);
        }
        var start = current;
        while (true) {
            var search = search(start, first ? () -> false : givesUp);
            var found = search == null ? null : search.search(firstLength(start));
            evaluations += search == null ? 0 : search.evaluations();
            if (found != null) {
                history.add(
                        Vectors.sum(found.position(), -1, start.position()),
                        Vectors.sum(found.gradient(), -1, start.gradient()));
                // The line search may have tried other places after this one.
                objective.move(found.position());
                return end(found, evaluations, status(found));
            }
            boolean gaveUp = search != null && search.gaveUp();
            if (gaveUp || history.isEmpty()) {
                objective.move(start.position());
                return end(start, evaluations, gaveUp ? Status.GIVEN_UP : Status.NO_PROGRESS);
            }
            // What was learnt about the curvature may be wrong: once more straight downhill.
            history.clear();
        }
    }

    /// A search along the direction of the history, or null if that doesn't lead downhill.
    private @Nullable LineSearch search(Point start, BooleanSupplier stop) {
        var direction = history.direction(start.gradient());
        // NaN isn't downhill either.
        return Vectors.dot(direction, start.gradient()) < 0
                ? new LineSearch(objective, start, direction, settings.evaluations, stop)
                : null;
    }

    /// 1 once the scale is known; before that a step of length 1 at most.
    private double firstLength(Point start) {
        return history.isEmpty() ? Math.min(1, 1 / Vectors.norm(start.gradient())) : 1;
    }

    private boolean converged(Point point) {
        return Vectors.norm(point.gradient()) <= settings.gradientTolerance;
    }

    private Status status(Point found) {
        if (converged(found)) {
            return Status.CONVERGED;
        }
        return progress(found) ? Status.RUNNING : Status.NO_PROGRESS;
    }

    /// What is remembered between iterations, beside the variables' values.
    ///
    /// @param steps the last ones, from the oldest to the newest
    /// @param changes of the gradient, in each of the steps
    /// @param lowestLoss so far
    /// @param lowestNorm of the gradient, so far
    /// @param waited iterations without progress
    public record State(
            List<double[]> steps,
            List<double[]> changes,
            double lowestLoss,
            double lowestNorm,
            int waited) {
        /// Takes copies of the lists.
        public State {
            steps = List.copyOf(steps);
            changes = List.copyOf(changes);
        }
    }

    /// What it would need, with the variables' values, to go on from here.
    public State state() {
        var steps = new ArrayList<double[]>();
        var changes = new ArrayList<double[]>();
        for (var pair : history.pairs()) {
            steps.add(pair.step());
            changes.add(pair.change());
        }
        return new State(steps, changes, lowestLoss, lowestNorm, waited);
    }

    /// Goes on from an earlier state: the next iterations give the same bits as those that followed
    /// it then.
    ///
    /// @param state of an optimizer with the same settings; the variables have the values they had
    public void restore(State state) {
        history.clear();
        for (int i = 0; i < state.steps.size(); i++) {
            history.add(state.steps.get(i), state.changes.get(i));
        }
        lowestLoss = state.lowestLoss;
        lowestNorm = state.lowestNorm;
        waited = state.waited;
        current = objective.here();
        last = null;
    }

    /// Whether loss or gradient have become smaller lately.
    private boolean progress(Point point) {
        double norm = Vectors.norm(point.gradient());
        double margin = LineSearch.ROUNDING * Math.abs(point.loss());
        boolean better = point.loss() < lowestLoss - margin || norm < 0.9 * lowestNorm;
        lowestLoss = Math.min(lowestLoss, point.loss());
        lowestNorm = Math.min(lowestNorm, norm);
        waited = better ? 0 : waited + 1;
        return waited < PATIENCE;
    }

    private Iteration end(Point point, int evaluations, Status status) {
        current = point;
        last = new Iteration(point.loss(), Vectors.norm(point.gradient()), evaluations, status);
        return last;
    }
}
