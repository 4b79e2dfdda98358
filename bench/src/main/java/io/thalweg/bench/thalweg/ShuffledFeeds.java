package io.thalweg.bench.thalweg;

import io.thalweg.bench.Problem;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;

/// Copies the rows of a batch together, in the problem's random order, each time.
final class ShuffledFeeds implements Feeds {
    private final Problem problem;
    private final int[] order;
    private final int rows;
    private final int features;
    private final float[] x;
    private final float[] y;
    private final Feed[] feeds;

    ShuffledFeeds(Problem problem, Node xNode, Node yNode) {
        this.problem = problem;
        order = problem.order();
        rows = problem.workload().batch();
        x = new float[problem.inputs().getFirst().length];
        features = x.length / rows;
        y = new float[rows];
        feeds = new Feed[] {Feed.feed(xNode, x), Feed.feed(yNode, y)};
    }

    @Override
    public Feed[] batch(int batch) {
        for (int row = 0; row < rows; row++) {
            int from = order[batch * rows + row];
            int block = from / rows;
            int within = from % rows;
            System.arraycopy(
                    problem.inputs().get(block), within * features, x, row * features, features);
            y[row] = problem.numbers().get(block)[within];
        }
        return feeds;
    }
}
