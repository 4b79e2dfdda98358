package io.thalweg.bench.thalweg;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Task;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// A training step in a session.
final class StepTask implements Task {
    private final Session session;
    private final Node step;
    private final Feeds feeds;
    private final Map<Node, Tensor> start = new LinkedHashMap<>();
    private double loss;

    /// @param names the problem's name for each of the graph's variables, as [FirstValues] takes it
    StepTask(
            Problem problem,
            Graph graph,
            Node step,
            Feeds feeds,
            Map<String, String> names,
            int threads) {
        this.step = step;
        this.feeds = feeds;
        session = new Session(graph, Session.Options.DEFAULT.withThreads(threads));
        for (var node : graph.nodes()) {
            if (node.op() instanceof Variable variable) {
                var name = names.get(variable.label());
                start.put(node, name == null ? session.value(node) : FirstValues.of(problem, name));
            }
        }
        reset();
    }

    @Override
    public void step(int batch) {
        loss = session.run(step, feeds.batch(batch)).item();
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public void reset() {
        for (var entry : start.entrySet()) {
            session.assign(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
