package io.thalweg.bench.kernel;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.PreparedRun;
import io.thalweg.core.session.Session;

/// A graph whose operands are variables, so that a run moves nothing in or out: what is measured is
/// the kernel, and a fraction of a microsecond to start it.
final class Workbench implements AutoCloseable {
    final Graph graph = new Graph();
    private final Session.Options options;
    private Session session;

    Workbench(int threads) {
        options = Session.Options.DEFAULT.withThreads(threads);
        session = new Session(graph, options);
    }

    /// Numbers between -1 and 1.
    Node variable(String name, int... axes) {
        return graph.variable(name, InitialValue.uniform(-1, 1, axes));
    }

    /// A run of nodes, from now on the only one.
    PreparedRun prepare(Node... nodes) {
        session.close();
        session = new Session(graph, options);
        return session.prepare(nodes);
    }

    @Override
    public void close() {
        session.close();
    }
}
