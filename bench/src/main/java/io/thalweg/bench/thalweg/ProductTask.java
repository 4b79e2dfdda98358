package io.thalweg.bench.thalweg;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Product;
import io.thalweg.bench.Task;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.List;

/// A product of two variables, left in a third.
final class ProductTask implements Task {
    private final Session session;
    private final Node product;
    private final Node run;

    ProductTask(Problem problem, int threads) {
        var graph = new Graph();
        var a = variable(graph, problem, "a");
        var b = variable(graph, problem, "b");
        int size = problem.workload().batch();
        product = graph.state("product", InitialValue.zeros(size, size));
        run = graph.constant(0).after(List.of(product.assign(a.matmul(b))));
        session = new Session(graph, Session.Options.DEFAULT.withThreads(threads));
    }

    private static Node variable(Graph graph, Problem problem, String name) {
        var value = Tensor.of(Shape.of(problem.shape(name)), problem.values(name));
        return graph.variable(name, InitialValue.values(value));
    }

    @Override
    public void step(int batch) {
        session.run(run);
    }

    @Override
    public double loss() {
        return Product.checksum(session.value(product).floats());
    }

    @Override
    public void reset() {}

    @Override
    public void close() {
        session.close();
    }
}
