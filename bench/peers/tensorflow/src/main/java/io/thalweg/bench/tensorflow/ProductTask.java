package io.thalweg.bench.tensorflow;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Product;
import io.thalweg.bench.Task;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/// A product of two variables.
final class ProductTask implements Task {
    private final Graph graph = new Graph();
    private final Session session;
    private final MatMul<TFloat32> product;

    ProductTask(Problem problem, ConfigProto config) {
        var operations = Ops.create(graph);
        var shape = Tensors.shape(problem.shape("a"));
        var a = operations.variable(shape, TFloat32.class);
        var b = operations.variable(shape, TFloat32.class);
        var given = operations.placeholder(TFloat32.class);
        var takeA = operations.assign(a, given);
        var takeB = operations.assign(b, given);
        product = operations.linalg.matMul(a, b);
        session = new Session(graph, config);
        try (var left = Tensors.of(problem.values("a"), shape);
                var right = Tensors.of(problem.values("b"), shape)) {
            session.runner().feed(given, left).addTarget(takeA).run().close();
            session.runner().feed(given, right).addTarget(takeB).run().close();
        }
    }

    @Override
    public void step(int batch) {
        session.runner().addTarget(product).run().close();
    }

    @Override
    public double loss() {
        try (var result = session.runner().fetch(product).run()) {
            return Product.checksum(Tensors.values((TFloat32) result.get(0)));
        }
    }

    @Override
    public void reset() {}

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
