package io.thalweg.learn.train;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.PreparedRun;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.optim.Minimization;
import io.thalweg.learn.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Does steps of gradient descent: whole ones, or such whose gradient is gathered from several
/// batches. Once warm, a step allocates nothing.
final class Descent {
    private final Minimization minimization;
    private final Session session;
    private final int batchSize;
    private final Part batch;
    private final Part rest;
    private final @Nullable PreparedRun apply;
    private final List<Node> fetches;
    private double weight;

    /// Rows and what is run on them.
    private record Part(Batch batch, PreparedRun run) {
        /// @return the loss of the rows
        double run(int @Nullable [] order, int from) {
            batch.fill(order, from);
            run.run();
            return run.number(1);
        }
    }

    /// @param batches from how many batches a step's gradient is gathered
    Descent(
            TrainingGraph graph,
            Session session,
            Optimizer optimizer,
            Samples samples,
            int batchSize,
            int batches) {
        this.session = session;
        this.batchSize = batchSize;
        Node work;
        if (batches == 1) {
            minimization =
                    optimizer.plan(
                            graph.objective,
                            graph.variables,
                            graph.learningRateFactors,
                            graph.regularizationStrength);
            work = minimization.step();
            apply = null;
        } else {
            var gathered = new Gathered(graph);
            minimization =
                    optimizer.plan(
                            graph.penalised(gathered.slope),
                            graph.variables,
                            graph.learningRateFactors,
                            graph.regularizationStrength);
            work = gathered.gather;
            apply = session.prepare(minimization.step().after(gathered.clear));
        }
        fetches = List.of(work, graph.loss);
        batch = part(graph, samples, Math.min(batchSize, samples.rows()), work);
        int left = samples.rows() % batch.batch.rows();
        rest = left == 0 ? batch : part(graph, samples, left, work);
    }

    private Part part(TrainingGraph graph, Samples samples, int rows, Node work) {
        var some = graph.batch(samples, rows);
        var run = session.prepare(work, graph.loss);
        run.feed(some.feeds());
        return new Part(some, run);
    }

    /// Gradients that add up in variables until a step uses them.
    private static final class Gathered {
        /// Adds a batch's.
        final Node gather;

        /// A number whose gradient is the mean of what was gathered. Shape: `[]`.
        final Node slope;

        final List<Node> clear = new ArrayList<>();

        Gathered(TrainingGraph graph) {
            var nodes = graph.graph();
            var weight = nodes.state("gathered_weight", InitialValue.constant(0));
            var gradients = Gradients.of(graph.total, graph.variables);
            var effects = new ArrayList<Node>();
            effects.add(weight.assign(weight.plus(graph.weight)));
            clear.add(weight.assign(nodes.constant(0)));
            Node sum = null;
            for (int i = 0; i < gradients.size(); i++) {
                var variable = graph.variables.get(i);
                var name = "gathered/" + ((Variable) variable.op()).label();
                var slot = nodes.state(name, InitialValue.zeros(variable.shape().axes()));
                effects.add(slot.assign(slot.plus(gradients.get(i))));
                clear.add(slot.assign(nodes.constant(0).broadcastTo(slot.shape())));
                var part = variable.times(slot.stopGradient()).sum();
                sum = sum == null ? part : sum.plus(part);
            }
            if (sum == null) {
                throw new TrainingException("The model has no variable to train.");
            }
            slope = sum.dividedBy(weight);
            gather = graph.loss.after(effects);
        }
    }

    /// Does a step.
    ///
    /// @param order which rows, or null for the rows themselves
    /// @param from the first
    /// @param to behind the last
    /// @return the mean loss of the rows before the step
    double step(int @Nullable [] order, int from, int to) {
        if (apply == null) {
            var part = to - from == batch.batch.rows() ? batch : rest;
            double loss = part.run(order, from);
            weight = part.batch.weight();
            return loss;
        }
        double sum = 0;
        weight = 0;
        for (int start = from; start < to; start += batchSize) {
            var part = to - start < batch.batch.rows() ? rest : batch;
            sum += part.run(order, start) * part.batch.weight();
            weight += part.batch.weight();
        }
        apply.run();
        return sum / weight;
    }

    /// Does a step of one batch, and computes more beside it.
    ///
    /// @param nodes what to compute; the loss is the second
    /// @return their values
    List<Tensor> step(List<Node> nodes, int @Nullable [] order, int from, int to) {
        var part = to - from == batch.batch.rows() ? batch : rest;
        part.batch.fill(order, from);
        weight = part.batch.weight();
        return session.run(nodes, part.batch.feeds());
    }

    /// What a run for a step fetches; the loss is the second.
    List<Node> fetches() {
        return fetches;
    }

    /// What the rows of the last step weigh.
    double weight() {
        return weight;
    }

    void learningRate(double rate) {
        session.assign(minimization.learningRate(), (float) rate);
    }

    Minimization minimization() {
        return minimization;
    }
}
