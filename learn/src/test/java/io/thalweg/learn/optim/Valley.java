package io.thalweg.learn.optim;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.List;

/// What the optimizers' tests walk down: Rosenbrock's curved valley in a matrix, a tilted bowl in a
/// vector, and a term that ties them.
///
/// In Python: `(1-W[0,0])**2 + 10*(W[0,1]-W[0,0]**2)**2 + 0.5*(b[0]-3)**2 + 2*b[1]**2 + b[0]*b[1] +
/// 0.1*W[0,0]*b[1]`, from W = [[-1, 0.5]], b = [0, 2].
final class Valley {
    final Graph graph = new Graph();
    final Node weights =
            graph.variable(
                    "weights", InitialValue.values(Tensor.ofDoubles(Shape.of(1, 2), -1, 0.5)));
    final Node bias =
            graph.variable("bias", InitialValue.values(Tensor.ofDoubles(Shape.of(2), 0, 2)));
    final Node loss = loss();

    private Node loss() {
        var x = weights.slice(1, 0, 1).sum();
        var y = weights.slice(1, 1, 2).sum();
        var a = bias.slice(0, 0, 1).sum();
        var b = bias.slice(0, 1, 2).sum();
        var curved = x.minus(1).square().plus(y.minus(x.square()).square().times(10));
        var bowl = a.minus(3).square().times(0.5).plus(b.square().times(2)).plus(a.times(b));
        return curved.plus(bowl).plus(x.times(b).times(0.1));
    }

    Session session(Precision precision) {
        return new Session(graph, Session.Options.DEFAULT.withPrecision(precision).withThreads(1));
    }

    double[] position(Session session) {
        var matrix = session.value(weights).doubles();
        var vector = session.value(bias).doubles();
        return new double[] {matrix[0], matrix[1], vector[0], vector[1]};
    }

    /// The position after some steps.
    static double[] walk(Optimizer optimizer, Precision precision, int steps) {
        var valley = new Valley();
        var step = optimizer.minimize(valley.loss);
        try (var session = valley.session(precision)) {
            for (int i = 0; i < steps; i++) {
                session.run(step);
            }
            return valley.position(session);
        }
    }

    List<Node> variables() {
        return List.of(weights, bias);
    }
}
