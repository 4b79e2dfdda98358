package io.thalweg.learn.train;

import io.thalweg.core.graph.Node;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.optim.Lbfgs;
import io.thalweg.learn.optim.Minimization;
import io.thalweg.learn.optim.Optimizer;
import io.thalweg.learn.optim.ReduceOnPlateau;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The loop itself: epochs of steps, an evaluation after each, until a rule ends it.
final class TrainingLoop {
    /// The stream of the random numbers that order the rows; graphs count theirs up from 1.
    private static final int SHUFFLE = -1;

    private final Training training;
    private final Samples samples;
    private final TrainingGraph graph;
    private final int batchSize;
    private final long stepsPerEpoch;
    private final long mostSteps;
    private final double mostSeconds;
    private final long start = System.nanoTime();

    private long step;
    private int epoch;
    private double trainingLoss = Double.NaN;
    private double bestLoss = Double.NaN;
    private int bestEpoch;
    private List<Tensor> best = List.of();
    private double learningRate = Double.NaN;
    private ReduceOnPlateau.@Nullable State plateau;

    TrainingLoop(Training training, Samples samples) {
        this.training = training;
        this.samples = samples;
        graph =
                new TrainingGraph(
                        new TrainingGraph.Setup(
                                training.model,
                                training.embeddings,
                                training.loss,
                                training.l1,
                                training.l2),
                        samples);
        boolean whole = training.optimizer == null;
        batchSize = whole ? samples.rows() : Math.min(training.batchSize, samples.rows());
        stepsPerEpoch = ((long) samples.rows() + batchSize - 1) / batchSize;
        long most = Long.MAX_VALUE;
        double seconds = Double.POSITIVE_INFINITY;
        for (var rule : training.rules) {
            most = Math.min(most, rule.mostSteps(stepsPerEpoch).orElse(Long.MAX_VALUE));
            seconds = Math.min(seconds, rule.mostSeconds().orElse(seconds));
        }
        mostSteps = most == Long.MAX_VALUE ? Training.DEFAULT_EPOCHS * stepsPerEpoch : most;
        mostSeconds = seconds;
        plateau = training.plateau == null ? null : training.plateau.start();
    }

    TrainingRun run() {
        long parameters = 0;
        for (var variable : graph.variables) {
            parameters += variable.shape().size();
        }
        training.listener.accept(
                new RunEvent.Started(samples.rows(), parameters, stepsPerEpoch, mostSteps, 0));
        try (var session = new Session(graph.graph(), training.session)) {
            var optimizer = training.optimizer;
            var reason = optimizer == null ? lbfgs(session) : descend(session, optimizer);
            training.listener.accept(new RunEvent.Stopped(reason, epoch, step, bestEpoch));
            for (int i = 0; i < best.size(); i++) {
                session.assign(graph.variables.get(i), best.get(i));
            }
            training.listener.accept(
                    new RunEvent.Ended(trainingLoss, bestLoss, (System.nanoTime() - start) * 1e-9));
            return new TrainingRun(
                    graph.network(session, samples, training.head),
                    reason,
                    epoch,
                    step,
                    bestEpoch,
                    trainingLoss,
                    bestLoss);
        }
    }

    private String descend(Session session, Optimizer optimizer) {
        Minimization minimization =
                optimizer.plan(graph.objective, graph.variables, graph.learningRateFactors);
        var fetches = List.of(minimization.step(), graph.loss);
        while (true) {
            int[] order = order();
            double sum = 0;
            double weights = 0;
            long epochStart = System.nanoTime();
            for (int from = 0; from < samples.rows(); from += batchSize) {
                int to = Math.min(samples.rows(), from + batchSize);
                setLearningRate(session, minimization, optimizer);
                double loss =
                        session.run(fetches, graph.feeds(samples, order, from, to)).get(1).item();
                step++;
                double weight = TrainingGraph.weight(samples, order, from, to);
                sum += loss * weight;
                weights += weight;
                training.listener.accept(new RunEvent.StepDone(step, loss, learningRate));
                if (!Double.isFinite(loss)) {
                    return "diverged";
                }
                boolean last = to == samples.rows();
                if (last) {
                    finishEpoch(session, sum / weights, epochStart);
                }
                var reason = reason(last);
                if (reason != null) {
                    return reason;
                }
            }
        }
    }

    private int @Nullable [] order() {
        return batchSize == samples.rows()
                ? null
                : CounterRandom.permutation(
                        samples.rows(), training.session.seed(), SHUFFLE, epoch);
    }

    private void setLearningRate(Session session, Minimization minimization, Optimizer optimizer) {
        long length =
                training.scheduleEpochs > 0 ? training.scheduleEpochs * stepsPerEpoch : mostSteps;
        double factor = training.schedule.factor(step, length, stepsPerEpoch);
        if (plateau != null) {
            factor *= plateau.factor();
        }
        double rate = optimizer.learningRate() * factor;
        if (rate != learningRate) {
            learningRate = rate;
            session.assign(minimization.learningRate(), Tensor.scalar((float) rate));
        }
    }

    private String lbfgs(Session session) {
        var feeds = graph.feeds(samples, null, 0, samples.rows());
        var lbfgs = new Lbfgs(training.lbfgs, session, graph.objective, graph.variables, feeds);
        lbfgs.giveUpWhen(() -> reason(false) != null);
        while (true) {
            long epochStart = System.nanoTime();
            var iteration = lbfgs.iterate();
            if (iteration.status() == Lbfgs.Status.GIVEN_UP) {
                var reason = reason(false);
                return reason == null ? "interrupted" : reason;
            }
            step++;
            if (iteration.status() == Lbfgs.Status.NOT_FINITE) {
                return "diverged";
            }
            training.listener.accept(new RunEvent.StepDone(step, iteration.loss(), Double.NaN));
            finishEpoch(session, session.run(graph.loss, feeds).item(), epochStart);
            if (iteration.finished()) {
                return "converged";
            }
            var reason = reason(true);
            if (reason != null) {
                return reason;
            }
        }
    }

    private void finishEpoch(Session session, double loss, long epochStart) {
        epoch++;
        trainingLoss = loss;
        double validationLoss = Double.NaN;
        boolean isBest = false;
        if (training.validation != null) {
            validationLoss = graph.evaluate(session, training.validation);
            isBest = bestEpoch == 0 || validationLoss < bestLoss;
            if (isBest && Double.isFinite(validationLoss)) {
                bestLoss = validationLoss;
                bestEpoch = epoch;
                best = values(session, graph.variables);
            }
            training.listener.accept(new RunEvent.Evaluated(epoch, step, validationLoss, isBest));
        }
        if (plateau != null && training.plateau != null) {
            var before = plateau;
            plateau =
                    training.plateau.next(
                            plateau, training.validation == null ? loss : validationLoss);
            if (plateau.factor() != before.factor()) {
                training.listener.accept(
                        new RunEvent.LearningRateChanged(
                                step,
                                learningRate,
                                learningRate * plateau.factor() / before.factor(),
                                "plateau"));
            }
        }
        double seconds = (System.nanoTime() - epochStart) * 1e-9;
        double left =
                Math.min(
                        (mostSteps - step) * seconds / stepsPerEpoch,
                        mostSeconds - (System.nanoTime() - start) * 1e-9);
        training.listener.accept(
                new RunEvent.EpochDone(
                        epoch,
                        step,
                        loss,
                        validationLoss,
                        isBest,
                        learningRate,
                        samples.rows() / seconds,
                        Math.max(0, left)));
    }

    private static List<Tensor> values(Session session, List<Node> variables) {
        var values = new ArrayList<Tensor>(variables.size());
        for (var variable : variables) {
            values.add(session.value(variable));
        }
        return values;
    }

    private @Nullable String reason(boolean epochFinished) {
        var progress =
                new Progress(
                        step,
                        epoch,
                        epochFinished,
                        trainingLoss,
                        bestEpoch == 0 ? 0 : epoch - bestEpoch,
                        (System.nanoTime() - start) * 1e-9);
        for (var rule : training.rules) {
            if (rule.stops(progress)) {
                return rule.reason();
            }
        }
        return step >= mostSteps ? "max_steps" : null;
    }
}
