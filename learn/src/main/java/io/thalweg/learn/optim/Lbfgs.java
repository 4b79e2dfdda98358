package io.thalweg.learn.optim;

import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import java.util.List;

/// placeholder
public final class Lbfgs {
    /// Settings.
    public record Settings(int history, double gradientTolerance, int evaluations) {
        /// Defaults.
        public static final Settings DEFAULT = new Settings(10, 1e-5, 25);
    }

    /// Whether it goes on.
    public enum Status {
        /// The loss is still falling.
        RUNNING,
        /// The gradient's norm is within the tolerance.
        CONVERGED,
        /// The loss can't be lowered.
        NO_PROGRESS,
        /// The loss or its gradient isn't finite where it began.
        NOT_FINITE
    }

    /// An iteration.
    public record Iteration(double loss, double gradientNorm, int evaluations, Status status) {
        /// Whether there is nothing left to do.
        public boolean finished() {
            return status != Status.RUNNING;
        }
    }

    /// New.
    public Lbfgs(Session session, Node loss, List<Node> variables, Feed... feeds) {}

    /// New.
    public Lbfgs(
            Settings settings, Session session, Node loss, List<Node> variables, Feed... feeds) {}

    /// Next.
    public Iteration iterate() {
        return new Iteration(0, 0, 0, Status.CONVERGED);
    }
}
