package io.thalweg.learn.train;

import io.thalweg.core.session.PreparedRun;
import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;

/// The mean loss of the same rows in inference, again and again: after the first time nothing is
/// allocated.
final class Evaluator {
    /// How many rows at a time.
    private static final int MOST = 4096;

    private final int rows;
    private final Batch batch;
    private final PreparedRun run;
    private final Batch rest;
    private final PreparedRun runOfRest;
    private double weight;

    Evaluator(TrainingGraph graph, Session session, Samples samples) {
        rows = samples.rows();
        batch = graph.batch(samples, Math.min(MOST, rows));
        run = session.prepare(graph.evaluated);
        run.feed(batch.feeds());
        int left = rows % batch.rows();
        rest = left == 0 ? batch : graph.batch(samples, left);
        runOfRest = left == 0 ? run : session.prepare(graph.evaluated);
        runOfRest.feed(rest.feeds());
    }

    double evaluate() {
        double sum = 0;
        weight = 0;
        for (int from = 0; from < rows; from += batch.rows()) {
            sum += rows - from < batch.rows() ? add(rest, runOfRest, from) : add(batch, run, from);
        }
        return sum / weight;
    }

    private double add(Batch some, PreparedRun runOfSome, int from) {
        some.fill(null, from);
        weight += some.weight();
        runOfSome.run();
        return runOfSome.number(0);
    }
}
