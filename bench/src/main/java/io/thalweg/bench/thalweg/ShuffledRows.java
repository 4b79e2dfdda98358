package io.thalweg.bench.thalweg;

import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.bench.Problem;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.tensor.Shape;

/// The whole table is fed, and each step looks up the rows of its batch in the problem's random
/// order.
final class ShuffledRows implements Feeds {
    private final Node x;
    private final Node y;
    private final int[] order;
    private final int[] batch;
    private final Feed[] feeds;

    ShuffledRows(Graph graph, Problem problem) {
        order = problem.order();
        int rows = order.length;
        batch = new int[problem.workload().batch()];
        int features = problem.inputs().getFirst().length / batch.length;
        var numbers = graph.placeholder("table", Shape.of(rows, features));
        var targets = graph.placeholder("targets", Shape.of(rows, 1));
        var indices = graph.classes("rows", Shape.of(BATCH));
        x = numbers.gather(indices);
        y = targets.gather(indices);
        var allNumbers = new float[rows * features];
        var allTargets = new float[rows];
        for (int i = 0; i < problem.inputs().size(); i++) {
            int from = i * batch.length;
            System.arraycopy(
                    problem.inputs().get(i),
                    0,
                    allNumbers,
                    from * features,
                    batch.length * features);
            System.arraycopy(problem.numbers().get(i), 0, allTargets, from, batch.length);
        }
        feeds =
                new Feed[] {
                    Feed.feed(numbers, allNumbers),
                    Feed.feed(targets, allTargets),
                    Feed.feed(indices, batch)
                };
    }

    /// The batch's rows. Shape: `[batch, feature]`.
    Node x() {
        return x;
    }

    /// Their targets. Shape: `[batch, 1]`.
    Node y() {
        return y;
    }

    @Override
    public Feed[] batch(int number) {
        System.arraycopy(order, number * batch.length, batch, 0, batch.length);
        return feeds;
    }
}
