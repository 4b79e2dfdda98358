package io.thalweg.learn.train;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.doctor.Finding;
import io.thalweg.learn.doctor.Observation;
import io.thalweg.learn.doctor.WatchedRun;
import io.thalweg.learn.optim.Minimization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Lets a doctor watch a training loop: fetches what it wants to look at beside some steps, and can
/// do the last steps again, exactly, to show it where a loss went wrong.
final class Watch {
    /// Rows of which a look beside the steps takes part.
    private static final int MOST_ROWS = 1024;

    private final Observation observation;
    private final TrainingGraph graph;
    private final Samples samples;
    private final Session session;
    private final List<Node> variables;
    private final List<Node> remembered = new ArrayList<>();
    private final List<Node> usual;
    private final List<Node> observed;
    private final @Nullable Node learningRate;

    private List<Tensor> first = List.of();
    private List<Tensor> values = List.of();
    private long at;
    private long sessionStep;

    /// The learning rates of the steps since then.
    private double[] rates = new double[16];

    /// Begins to watch a run, and examines its rows where nobody else does.
    ///
    /// @param minimization null if a step isn't one run of the graph
    /// @param usual what the loop fetches in each step
    /// @param step how many steps were done before
    static Watch of(
            Training training,
            TrainingGraph graph,
            Samples samples,
            Session session,
            @Nullable Minimization minimization,
            List<Node> usual,
            long step,
            Consumer<Finding> told) {
        var doctor = Objects.requireNonNull(training.doctor, "nobody watches");
        var validation = training.validation;
        boolean searched = training.optimizer == null;
        var variables = minimization == null ? graph.variables : minimization.variables();
        List<Node> gradients =
                minimization != null
                        ? minimization.gradients()
                        : searched && graph.layers.size() < 2
                                ? List.of()
                                : Gradients.of(graph.objective, graph.variables);
        var run =
                new WatchedRun(
                        graph.objective,
                        graph.output,
                        graph.layers,
                        variables,
                        gradients,
                        searched,
                        training.loss,
                        samples,
                        validation,
                        training.oneOfSeveral);
        if (training.examined) {
            doctor.examine(samples, validation, told);
        }
        var observation = doctor.observe(run, told);
        return new Watch(observation, graph, samples, session, minimization, usual, step);
    }

    private Watch(
            Observation observation,
            TrainingGraph graph,
            Samples samples,
            Session session,
            @Nullable Minimization minimization,
            List<Node> usual,
            long step) {
        this.observation = observation;
        this.graph = graph;
        this.samples = samples;
        this.session = session;
        this.variables = List.copyOf(graph.variables);
        this.usual = List.copyOf(usual);
        observed = new ArrayList<>(usual);
        observed.addAll(observation.probes());
        remembered.addAll(variables);
        learningRate = minimization == null ? null : minimization.learningRate();
        if (minimization != null) {
            remembered.addAll(minimization.state());
        }
        first = values(variables);
        values = values(remembered);
        at = step;
        sessionStep = session.step();
    }

    private List<Tensor> values(List<Node> nodes) {
        var all = new ArrayList<Tensor>(nodes.size());
        for (var node : nodes) {
            all.add(session.value(node));
        }
        return all;
    }

    /// What to fetch in the step to come; the usual things come first.
    ///
    /// @param step how many steps were done before
    List<Node> fetches(long step) {
        if (observation.isRemembered(step)) {
            values = values(remembered);
            at = step;
            sessionStep = session.step();
        }
        return observation.isDue(step) ? observed : usual;
    }

    /// Looks at some rows beside the steps, where these aren't one run of the graph: the state
    /// stays as it is.
    ///
    /// @param step how many steps were done before
    /// @param order of the rows, or null for the rows themselves
    /// @param from the first
    /// @param to behind the last; of many, not all are looked at
    void look(long step, int @Nullable [] order, int from, int to) {
        if (observation.probes().isEmpty() || !observation.isDue(step)) {
            return;
        }
        int end = Math.min(to, from + MOST_ROWS);
        long before = session.step();
        var seen = session.run(observation.probes(), graph.feeds(samples, order, from, end));
        session.rewind(before);
        observation.probed(step + 1, end - from, seen);
    }

    /// A step was done.
    ///
    /// @param step which, counted from 1
    /// @param rows how many it saw
    /// @param results of the fetches
    void step(long step, int rows, double loss, double rate, List<Tensor> results) {
        if (learningRate != null) {
            int number = (int) (step - 1 - at);
            if (number >= rates.length) {
                rates = Arrays.copyOf(rates, 2 * number);
            }
            rates[number] = rate;
        }
        observation.step(step, loss, rate);
        if (results.size() > usual.size() && Double.isFinite(loss)) {
            observation.probed(step, rows, results.subList(usual.size(), results.size()));
        }
    }

    /// A step was done by an optimizer of its own.
    void step(long step, double loss) {
        observation.step(step, loss, Double.NaN);
    }

    /// A pass over the rows ended.
    void epoch(int epoch, long step, double trainingLoss, double validationLoss) {
        observation.epoch(epoch, step, trainingLoss, validationLoss);
    }

    /// The loss of a step isn't finite: does the steps since the last look again, up to before it.
    ///
    /// @param step which, counted from 1
    /// @param feeds of a step, counted from 0; asked for right before it is done
    void notFinite(long step, double loss, LongFunction<Feed[]> feeds) {
        if (learningRate == null) {
            // Steps that can't be done again: what is seen is how the last one left the variables.
            observation.notFinite(step, loss, session, feeds.apply(step - 1));
            return;
        }
        var failed = values(remembered);
        long failedStep = session.step();
        restore(values, sessionStep);
        for (long each = at; each < step; each++) {
            double rate = rates[(int) (each - at)];
            session.assign(learningRate, Tensor.scalar((float) rate));
            if (each < step - 1) {
                session.run(usual, feeds.apply(each));
            }
        }
        observation.notFinite(step, loss, session, feeds.apply(step - 1));
        restore(failed, failedStep);
    }

    private void restore(List<Tensor> all, long step) {
        for (int i = 0; i < all.size(); i++) {
            session.assign(remembered.get(i), all.get(i));
        }
        session.rewind(step);
    }

    /// The loss isn't finite where the variables are.
    void notFinite(long step, double loss, Feed... feeds) {
        observation.notFinite(step, loss, session, feeds);
    }

    /// The run ended; the variables are still those of the last step.
    void end(long steps) {
        double moved = 0;
        double norm = 0;
        for (int i = 0; i < variables.size(); i++) {
            // Biases mostly begin with zero.
            if (variables.get(i).shape().rank() >= 2) {
                var before = first.get(i).floats();
                var after = session.value(variables.get(i)).floats();
                for (int j = 0; j < before.length; j++) {
                    moved += ((double) after[j] - before[j]) * ((double) after[j] - before[j]);
                    norm += (double) before[j] * before[j];
                }
            }
        }
        observation.end(steps, norm == 0 ? Double.NaN : Math.sqrt(moved / norm));
    }

    /// How the run compares with a constant prediction.
    Observation.Outcome outcome() {
        return observation.outcome();
    }
}
