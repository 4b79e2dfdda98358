package io.thalweg.core.session;

import io.thalweg.core.exec.Executor.Outcome;
import io.thalweg.core.graph.Node;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run that is done many times, with the same arrays or others: what training loops are made of.
///
/// ```java
/// var training = session.prepare(step);
/// training.feed(feed(x, inputs), feed(y, targets));
/// for (int i = 0; i < 1000; i++) training.run();
/// IO.println(training.number(0));
/// ```
///
/// A run allocates nothing. For one thread at a time.
public final class PreparedRun {
    private final Session session;
    private final Plan plan;
    private final Map<Node, Object> fed = new HashMap<>();
    private int batch;
    private boolean isComplete;
    private @Nullable Outcome outcome;

    PreparedRun(Session session, Plan plan) {
        this.session = session;
        this.plan = plan;
    }

    /// Sets what the following runs are fed; the arrays aren't copied, so they may also be filled
    /// anew between runs.
    ///
    /// @throws FeedException if a placeholder of the run isn't fed, or with the wrong length or
    ///   type
    public void feed(Feed... feeds) {
        fed.clear();
        batch = Session.batch(feeds, fed);
        Session.requireAll(plan, fed);
        isComplete = true;
    }

    /// Computes everything, assignments included.
    ///
    /// @throws FeedException if nothing has been fed
    public void run() {
        if (!isComplete) {
            feed();
        }
        outcome = session.compute(plan, fed, batch);
    }

    /// The first element of a fetch as the last run computed it.
    ///
    /// @param fetch its number among the fetches
    public double number(int fetch) {
        return latest().first(fetch);
    }

    /// The value of a fetch as the last run computed it.
    ///
    /// @param fetch its number among the fetches
    public Tensor value(int fetch) {
        return latest().tensor(fetch);
    }

    /// Copies the elements of a fetch as the last run computed it.
    ///
    /// @param fetch its number among the fetches
    /// @param target at least as long as the value; row-major
    public void copy(int fetch, float[] target) {
        latest().copy(fetch, target);
    }

    private Outcome latest() {
        if (outcome == null) {
            throw new FeedException("There is no value before the first run. Call run() first.");
        }
        return outcome;
    }
}
