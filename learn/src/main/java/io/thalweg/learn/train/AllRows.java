package io.thalweg.learn.train;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.PreparedRun;
import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.optim.Lbfgs;
import io.thalweg.learn.optim.LossAndGradient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The loss of all training rows, for L-BFGS. Many rows are summed block by block, in their order
/// and in double precision, so that no more than a block is in memory. How they are cut depends on
/// their number and width alone.
final class AllRows implements LossAndGradient {
    /// Rows in a block at most.
    private static final int MOST_ROWS = 1 << 16;

    /// Dense numbers in a block at most: 128 MiB.
    private static final int MOST_NUMBERS = 1 << 25;

    private final TrainingGraph graph;
    private final Session session;
    private final int rows;
    private final int blockRows;
    private final Batch block;
    private final Batch rest;
    private final List<Part> parts = new ArrayList<>();
    private final @Nullable PreparedRun mean;
    private final @Nullable PreparedRun penalty;
    private final double[] ofPenalty;
    private double penaltyLoss;

    /// What is run on rows, and where its gradients go.
    private record Part(Batch batch, PreparedRun run, float[][] gradients) {
        void run(int from) {
            batch.fill(null, from);
            run.run();
            for (int i = 0; i < gradients.length; i++) {
                run.copy(i + 1, gradients[i]);
            }
        }

        void addTo(double[] sums) {
            int at = 0;
            for (var gradient : gradients) {
                for (float each : gradient) {
                    sums[at++] += each;
                }
            }
        }
    }

    AllRows(TrainingGraph graph, Session session, Samples samples) {
        this.graph = graph;
        this.session = session;
        rows = samples.rows();
        int width = Math.max(1, samples.features().numbers());
        int most = Integer.highestOneBit(Math.clamp(MOST_NUMBERS / width, 1, MOST_ROWS));
        blockRows = Math.min(rows, most);
        block = graph.batch(samples, blockRows);
        int left = rows % blockRows;
        rest = left == 0 ? block : graph.batch(samples, left);
        int size = 0;
        for (var variable : graph.variables) {
            size += variable.shape().size();
        }
        ofPenalty = new double[size];
        if (isWhole()) {
            mean = session.prepare(graph.loss);
            mean.feed(block.feeds());
            penalty = null;
            return;
        }
        mean = null;
        var fetches = fetches(graph.total);
        parts.add(part(block, fetches));
        parts.add(rest == block ? parts.get(0) : part(rest, fetches));
        var alone = graph.penalised(graph.graph().constant(0));
        penalty = session.prepare(fetches(alone).toArray(Node[]::new));
        penalty.feed();
    }

    private boolean isWhole() {
        return blockRows == rows;
    }

    private List<Node> fetches(Node loss) {
        var fetches = new ArrayList<Node>();
        fetches.add(loss);
        fetches.addAll(Gradients.of(loss, graph.variables));
        return fetches;
    }

    private Part part(Batch batch, List<Node> fetches) {
        var run = session.prepare(fetches.toArray(Node[]::new));
        run.feed(batch.feeds());
        return new Part(batch, run, gradients());
    }

    private float[][] gradients() {
        var gradients = new float[graph.variables.size()][];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = new float[graph.variables.get(i).shape().size()];
        }
        return gradients;
    }

    Lbfgs optimizer(Lbfgs.Settings settings) {
        return isWhole()
                ? new Lbfgs(settings, session, graph.objective, graph.variables, block.feeds())
                : new Lbfgs(settings, session, graph.variables, this);
    }

    @Override
    public double of(double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        double weight = 0;
        for (int from = 0; from < rows; from += blockRows) {
            var part = parts.get(rows - from < blockRows ? 1 : 0);
            part.run(from);
            sum += part.run.number(0);
            weight += part.batch.weight();
            part.addTo(gradient);
        }
        computePenalty();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = gradient[i] / weight + ofPenalty[i];
        }
        return sum / weight + penaltyLoss;
    }

    /// At the variables' current values.
    private void computePenalty() {
        var run = penalty;
        if (run == null) {
            return;
        }
        run.run();
        penaltyLoss = run.number(0);
        int at = 0;
        var gradients = gradients();
        for (int i = 0; i < gradients.length; i++) {
            run.copy(i + 1, gradients[i]);
            for (float each : gradients[i]) {
                ofPenalty[at++] = each;
            }
        }
    }

    /// The mean loss without penalties, where the optimizer is.
    double meanLoss(Lbfgs.Iteration iteration) {
        if (mean != null) {
            mean.run();
            return mean.number(0);
        }
        computePenalty();
        return iteration.loss() - penaltyLoss;
    }

    /// What the first rows are fed from.
    Feed[] feeds() {
        block.fill(null, 0);
        return block.feeds();
    }
}
