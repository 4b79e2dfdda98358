package io.thalweg.learn.train;

import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.batch.RowOrder;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.optim.Lbfgs;
import io.thalweg.learn.optim.Minimization;
import io.thalweg.learn.optim.Optimizer;
import io.thalweg.learn.optim.ReduceOnPlateau;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The loop itself: epochs of steps, an evaluation after each, until a rule ends it.
final class TrainingLoop {
    /// The stream of the random numbers that order the rows; graphs count theirs up from 1.
    private static final int SHUFFLE = -1;

    private final Training training;
    private final Samples samples;
    private final TrainingGraph graph;
    private final Session session;
    private final int batchSize;
    private final int rowsPerStep;
    private final long stepsPerEpoch;
    private final long mostSteps;
    private final double mostSeconds;
    private final RunCounters counters = new RunCounters();
    private final RunAudience audience;
    private final @Nullable RunCheckpoints checkpoints;
    private final @Nullable Evaluator validation;
    private final @Nullable Averages averages;
    private final RegularizationStrength regularization;

    private List<Tensor> best = List.of();
    private ReduceOnPlateau.@Nullable State plateau;
    private @Nullable Watch watch;
    private long epochStart = System.nanoTime();
    private long rowsSinceStart;

    TrainingLoop(Training training, Samples samples) {
        this.training = training;
        this.samples = samples;
        boolean whole = training.optimizer == null;
        graph =
                new TrainingGraph(
                        new TrainingGraph.Setup(
                                training.model,
                                training.embeddings,
                                training.loss,
                                training.l1,
                                training.l2,
                                training.frozen,
                                training.regularization != null && !whole),
                        samples);
        session = new Session(graph.graph(), training.session);
        batchSize = whole ? samples.rows() : Math.min(training.batchSize, samples.rows());
        rowsPerStep =
                (int) Math.min(samples.rows(), (long) batchSize * (whole ? 1 : training.batches));
        stepsPerEpoch = ((long) samples.rows() + rowsPerStep - 1) / rowsPerStep;
        long most = Long.MAX_VALUE;
        double seconds = Double.POSITIVE_INFINITY;
        for (var rule : training.rules) {
            most = Math.min(most, rule.mostSteps(stepsPerEpoch).orElse(Long.MAX_VALUE));
            seconds = Math.min(seconds, rule.mostSeconds().orElse(seconds));
        }
        mostSteps = most == Long.MAX_VALUE ? Training.DEFAULT_EPOCHS * stepsPerEpoch : most;
        mostSeconds = seconds;
        plateau = training.plateau == null ? null : training.plateau.start();
        audience = new RunAudience(training, counters);
        checkpoints = training.checkpoints == null ? null : training.checkpoints.run(training.run);
        var judging = training.validation;
        validation = judging == null ? null : new Evaluator(graph, session, judging);
        averages =
                training.averageDecay == 0 || whole
                        ? null
                        : new Averages(graph, session, training.averageDecay);
        regularization =
                RegularizationStrength.of(
                        graph, session, training.regularization, scheduleLength(), stepsPerEpoch);
    }

    /// Over how many steps schedules stretch.
    private long scheduleLength() {
        return training.scheduleEpochs > 0 ? training.scheduleEpochs * stepsPerEpoch : mostSteps;
    }

    TrainingRun run() {
        try (session) {
            long parameters = 0;
            for (var variable : graph.variables) {
                parameters += variable.shape().size();
            }
            var saved = checkpoints == null ? null : checkpoints.latest();
            audience.tell(
                    new RunEvent.Started(
                            samples.rows(),
                            parameters,
                            stepsPerEpoch,
                            mostSteps,
                            saved == null ? 0 : saved.whole("step")));
            var reason =
                    saved != null && saved.has("stopped_by") ? restoreEnd(saved) : train(saved);
            return new TrainingRun(
                    graph.network(session, samples, training.head),
                    reason,
                    counters.epoch,
                    counters.step,
                    counters.bestEpoch,
                    counters.trainingLoss,
                    counters.bestLoss,
                    watch == null ? null : watch.outcome());
        }
    }

    private String train(@Nullable Fields saved) {
        if (saved == null) {
            FirstValues.find(graph, training.session, samples, session);
        }
        var optimizer = training.optimizer;
        var reason = optimizer == null ? lbfgs(saved) : descend(optimizer, saved);
        audience.tell(
                new RunEvent.Stopped(reason, counters.epoch, counters.step, counters.bestEpoch));
        if (watch != null && !reason.equals("diverged")) {
            watch.end(counters.step);
            if (training.doctor != null && training.examined) {
                training.doctor.judge(watch.outcome(), audience::warn);
            }
        }
        if (!best.isEmpty()) {
            for (int i = 0; i < best.size(); i++) {
                session.assign(graph.variables.get(i), best.get(i));
            }
            best = List.of(); // in place now: a checkpoint needn't have them twice
        } else if (averages != null && counters.step > 0) {
            averages.swapIn();
        }
        // What was cut short from outside goes on from its last step, not from its best.
        boolean cut = reason.equals("interrupted") || reason.equals("time_budget");
        if (checkpoints != null && !cut) {
            var fields = new Fields();
            saveCommon(fields);
            fields.put("stopped_by", reason);
            checkpoints.end(fields);
        }
        audience.tell(
                new RunEvent.Ended(
                        counters.trainingLoss, counters.bestLoss, counters.secondsHere()));
        return reason;
    }

    /// A run that had ended gives what it gave.
    private String restoreEnd(Fields saved) {
        restoreCommon(saved);
        var reason = saved.text("stopped_by");
        audience.tell(
                new RunEvent.Stopped(reason, counters.epoch, counters.step, counters.bestEpoch));
        audience.tell(
                new RunEvent.Ended(
                        counters.trainingLoss, counters.bestLoss, counters.secondsHere()));
        return reason;
    }

    private String descend(Optimizer optimizer, @Nullable Fields saved) {
        var descent = new Descent(graph, session, optimizer, samples, batchSize, training.batches);
        var state = descent.minimization().state();
        if (saved != null) {
            restoreDescent(saved, descent);
            var reason = reason();
            if (reason != null) {
                return reason;
            }
        } else if (averages != null) {
            averages.start();
        }
        boolean whole = training.batches == 1;
        watch = watch(whole ? descent.minimization() : null, descent.fetches());
        epochStart = System.nanoTime();
        while (true) {
            int[] order = order(counters.epoch);
            while (true) {
                int from = counters.position;
                int to = (int) Math.min(samples.rows(), (long) from + rowsPerStep);
                setLearningRate(descent, optimizer);
                regularization.set(counters.step);
                if (watch != null && !whole) {
                    watch.look(counters.step, order, from, Math.min(to, from + batchSize));
                }
                var looked =
                        watch == null || !whole ? List.<Node>of() : watch.fetches(counters.step);
                var results =
                        looked.size() > descent.fetches().size()
                                ? descent.step(looked, order, from, to)
                                : List.<Tensor>of();
                double loss =
                        results.isEmpty() ? descent.step(order, from, to) : results.get(1).item();
                counters.step++;
                counters.epochFinished = false;
                counters.lossSum += loss * descent.weight();
                counters.weightSum += descent.weight();
                counters.position = to;
                rowsSinceStart += to - from;
                if (averages != null) {
                    averages.update(counters.step);
                }
                if (!audience.isEmpty()) {
                    audience.tell(
                            new RunEvent.StepDone(counters.step, loss, counters.learningRate));
                }
                if (watch != null) {
                    watch.step(counters.step, to - from, loss, counters.learningRate, results);
                }
                if (!Double.isFinite(loss)) {
                    if (watch != null) {
                        watch.notFinite(counters.step, loss, this::again);
                    }
                    return "diverged";
                }
                if (to == samples.rows()) {
                    finishEpoch(counters.lossSum / counters.weightSum);
                }
                var reason = reason();
                if (checkpoints != null && isDue(checkpoints, reason)) {
                    var fields = new Fields();
                    saveCommon(fields);
                    Variables.save(fields, "optimizer", state, session);
                    save(checkpoints, fields);
                }
                if (reason != null) {
                    return reason;
                }
                if (counters.epochFinished) {
                    break;
                }
            }
        }
    }

    /// What a step is fed that is done again; regularization gets as strong as it was then.
    ///
    /// @param number of the step, counted from 0
    private Feed[] again(long number) {
        regularization.set(number);
        int from = (int) (number % stepsPerEpoch) * rowsPerStep;
        int to = Math.min(samples.rows(), from + rowsPerStep);
        return graph.feeds(samples, order((int) (number / stepsPerEpoch)), from, to);
    }

    /// @param minimization null if a step isn't one run of the graph
    /// @param fetches of a step that is
    private @Nullable Watch watch(@Nullable Minimization minimization, List<Node> fetches) {
        return training.doctor == null
                ? null
                : Watch.of(
                        training,
                        graph,
                        samples,
                        session,
                        minimization,
                        fetches,
                        counters.step,
                        audience::warn);
    }

    private int @Nullable [] order(int epoch) {
        return batchSize == samples.rows()
                ? null
                : RowOrder.of(samples.rows(), training.session.seed(), SHUFFLE, epoch);
    }

    private void setLearningRate(Descent descent, Optimizer optimizer) {
        double factor = training.schedule.factor(counters.step, scheduleLength(), stepsPerEpoch);
        if (plateau != null) {
            factor *= plateau.factor();
        }
        double rate = optimizer.learningRate() * factor * counters.callbackFactor;
        if (rate != counters.learningRate) {
            counters.learningRate = rate;
            descent.learningRate(rate);
        }
    }

    private String lbfgs(@Nullable Fields saved) {
        var rows = new AllRows(graph, session, samples);
        var lbfgs = rows.optimizer(training.lbfgs);
        if (saved != null) {
            restoreCommon(saved);
            lbfgs.restore(Variables.restoreLbfgs(saved, graph.variables));
            var reason = reason();
            if (reason != null) {
                return reason;
            }
        }
        watch = watch(null, List.of());
        epochStart = System.nanoTime();
        lbfgs.giveUpWhen(() -> reason() != null);
        while (true) {
            counters.epochFinished = false;
            if (watch != null) {
                watch.look(counters.step, null, 0, samples.rows());
            }
            var iteration = lbfgs.iterate();
            if (iteration.status() == Lbfgs.Status.GIVEN_UP) {
                var reason = reason();
                saveLbfgs(lbfgs, reason == null ? "interrupted" : reason);
                return reason == null ? "interrupted" : reason;
            }
            counters.step++;
            if (iteration.status() == Lbfgs.Status.NOT_FINITE) {
                if (watch != null) {
                    watch.notFinite(counters.step, iteration.loss(), rows.feeds());
                }
                return "diverged";
            }
            rowsSinceStart += samples.rows();
            if (watch != null) {
                watch.step(counters.step, iteration.loss());
            }
            if (!audience.isEmpty()) {
                audience.tell(new RunEvent.StepDone(counters.step, iteration.loss(), Double.NaN));
            }
            finishEpoch(rows.meanLoss(iteration));
            if (iteration.finished()) {
                return "converged";
            }
            var reason = reason();
            saveLbfgs(lbfgs, reason);
            if (reason != null) {
                return reason;
            }
        }
    }

    private void finishEpoch(double loss) {
        counters.finishEpoch(loss);
        boolean isBest = false;
        counters.validationLoss = Double.NaN;
        if (validation != null) {
            var weights = averages == null ? null : averages.swapIn();
            double judged = validation.evaluate();
            counters.validationLoss = judged;
            isBest = counters.bestEpoch == 0 || judged < counters.bestLoss;
            if (isBest && Double.isFinite(judged)) {
                counters.bestLoss = judged;
                counters.bestEpoch = counters.epoch;
                best = Variables.values(graph.variables, session);
            }
            for (int i = 0; weights != null && i < weights.size(); i++) {
                session.assign(graph.variables.get(i), weights.get(i));
            }
            audience.tell(new RunEvent.Evaluated(counters.epoch, counters.step, judged, isBest));
        }
        if (watch != null) {
            watch.epoch(counters.epoch, counters.step, loss, counters.validationLoss);
        }
        if (plateau != null && training.plateau != null) {
            var before = plateau;
            plateau =
                    training.plateau.next(
                            plateau, validation == null ? loss : counters.validationLoss);
            if (plateau.factor() != before.factor()) {
                double after = counters.learningRate * plateau.factor() / before.factor();
                audience.tell(
                        new RunEvent.LearningRateChanged(
                                counters.step, counters.learningRate, after, "plateau"));
            }
        }
        long now = System.nanoTime();
        double seconds = (now - epochStart) * 1e-9;
        double left =
                Math.min(
                        (mostSteps - counters.step) * seconds * rowsPerStep / rowsSinceStart,
                        mostSeconds - counters.seconds());
        audience.tell(
                new RunEvent.EpochDone(
                        counters.epoch,
                        counters.step,
                        loss,
                        counters.validationLoss,
                        isBest,
                        counters.learningRate,
                        rowsSinceStart / seconds,
                        Math.max(0, left)));
        epochStart = now;
        rowsSinceStart = 0;
    }

    private @Nullable String reason() {
        // By index: asked after every step, and an iterator would be an object each time.
        for (int i = 0; i < training.rules.size(); i++) {
            var rule = training.rules.get(i);
            if (rule.stops(counters)) {
                return rule.reason();
            }
        }
        if (!audience.stopReason().isEmpty()) {
            return audience.stopReason();
        }
        return counters.step >= mostSteps ? "max_steps" : null;
    }

    // What goes into checkpoints, and comes out of them.

    /// Whether a checkpoint is to be written: now and then, and where somebody outside ends the
    /// run.
    private boolean isDue(RunCheckpoints writing, @Nullable String reason) {
        return reason == null
                ? writing.isDue(counters.step)
                : reason.equals("interrupted") || reason.equals("time_budget");
    }

    private void save(RunCheckpoints writing, Fields fields) {
        long before = System.nanoTime();
        writing.save(counters.step, counters.validationLoss, fields);
        audience.tell(
                new RunEvent.Checkpointed(counters.step, (System.nanoTime() - before) * 1e-9));
    }

    private void saveLbfgs(Lbfgs lbfgs, @Nullable String reason) {
        if (checkpoints != null && isDue(checkpoints, reason)) {
            var fields = new Fields();
            saveCommon(fields);
            Variables.saveLbfgs(fields, lbfgs.state());
            save(checkpoints, fields);
        }
    }

    private void saveCommon(Fields fields) {
        fields.put("rows", samples.rows());
        fields.put("rows_per_step", rowsPerStep);
        fields.put("seed", training.session.seed());
        counters.save(fields);
        fields.put("session_step", session.step());
        if (plateau != null) {
            fields.put("plateau_factor", plateau.factor());
            fields.put("plateau_best", plateau.best());
            fields.put("plateau_waited", plateau.waited());
            fields.put("plateau_resting", plateau.resting());
        }
        Variables.save(fields, "weights", graph.variables, session);
        Variables.save(fields, "best", graph.variables, best);
        if (averages != null) {
            Variables.save(fields, "average", averages.nodes(), session);
        }
    }

    private void restoreDescent(Fields saved, Descent descent) {
        restoreCommon(saved);
        Variables.restore(saved, "optimizer", descent.minimization().state(), session);
        if (averages != null) {
            Variables.restore(saved, "average", averages.nodes(), session);
        }
        if (plateau != null) {
            plateau =
                    new ReduceOnPlateau.State(
                            saved.number("plateau_factor"),
                            saved.number("plateau_best"),
                            Math.toIntExact(saved.whole("plateau_waited")),
                            Math.toIntExact(saved.whole("plateau_resting")));
        }
    }

    private void restoreCommon(Fields saved) {
        if (saved.whole("rows") != samples.rows()
                || saved.whole("rows_per_step") != rowsPerStep
                || saved.whole("seed") != training.session.seed()) {
            throw new CheckpointException(
                    "The checkpoint is of a run over "
                            + saved.whole("rows")
                            + " rows, "
                            + saved.whole("rows_per_step")
                            + " in a step, with seed "
                            + saved.whole("seed")
                            + "; this one has "
                            + samples.rows()
                            + " rows, "
                            + rowsPerStep
                            + " in a step, and seed "
                            + training.session.seed()
                            + ". Give the same data and settings as then, or another folder.");
        }
        counters.restore(saved);
        session.rewind(saved.whole("session_step"));
        Variables.restore(saved, "weights", graph.variables, session);
        best = Variables.values(saved, "best", graph.variables);
    }
}
