package io.thalweg.bench.thalweg;

import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.loss.Losses.squaredError;
import static io.thalweg.learn.nn.Activations.relu;
import static io.thalweg.learn.nn.Layers.dense;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Workload;
import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.doctor.Doctor;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Optimizers;
import io.thalweg.learn.train.RunEvent;
import io.thalweg.learn.train.StopRule;
import io.thalweg.learn.train.Training;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a doctor costs: steps per second of the training loop with one and without, in turns.
///
/// `java … io.thalweg.bench.thalweg.DoctorCost W2|W3 PAIRS STEPS`: each run does that many steps;
/// the second half of them counts, in the training thread's processor time, so that it matters
/// little what else the machine does.
public final class DoctorCost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DoctorCost() {}

    /// Runs in pairs, and prints medians with least and greatest.
    public static void main(String[] arguments) {
        var workload = arguments[0].equals("W3") ? Workload.W3 : Workload.W2;
        int pairs = Integer.parseInt(arguments[1]);
        long steps = Long.parseLong(arguments[2]);
        var problem = Problem.of(workload);
        var samples = samples(problem);
        var off = new double[pairs];
        var on = new double[pairs];
        var cost = new double[pairs];
        for (int pair = -1; pair < pairs; pair++) {
            boolean watchedFirst = (pair & 1) == 1;
            double first = speed(workload, samples, steps, watchedFirst);
            double second = speed(workload, samples, steps, !watchedFirst);
            // The first pair warms up.
            if (pair >= 0) {
                on[pair] = watchedFirst ? first : second;
                off[pair] = watchedFirst ? second : first;
                cost[pair] = 100 * (1 - on[pair] / off[pair]);
            }
        }
        IO.println(
                workload
                        + ", "
                        + pairs
                        + " pairs of "
                        + steps
                        + " steps: without "
                        + summary(off)
                        + " steps/s, with "
                        + summary(on)
                        + " steps/s; cost of a pair in % "
                        + summary(cost));
    }

    private static Samples samples(Problem problem) {
        var inputs = joined(problem.inputs());
        int rows = problem.workload().batch() * problem.workload().batches();
        var features = new Features(rows, inputs.length / rows, inputs, 0, new int[0]);
        if (!problem.numbers().isEmpty()) {
            return Samples.of(features, joined(problem.numbers()));
        }
        var classes = new int[rows];
        int at = 0;
        for (var batch : problem.classes()) {
            System.arraycopy(batch, 0, classes, at, batch.length);
            at += batch.length;
        }
        return Samples.of(features, classes);
    }

    private static float[] joined(List<float[]> batches) {
        int length = 0;
        for (var batch : batches) {
            length += batch.length;
        }
        var all = new float[length];
        int at = 0;
        for (var batch : batches) {
            System.arraycopy(batch, 0, all, at, batch.length);
            at += batch.length;
        }
        return all;
    }

    private static double speed(Workload workload, Samples samples, long steps, boolean watched) {
        boolean large = workload == Workload.W3;
        var training =
                Training.of(
                                large
                                        ? Sequential.of(
                                                dense(512, relu()), dense(256, relu()), dense(10))
                                        : Sequential.of(
                                                dense(64, relu()), dense(64, relu()), dense(1)),
                                large ? softmaxCrossEntropy() : squaredError(),
                                Optimizers.adam(1e-3))
                        .batchSize(workload.batch())
                        .session(Session.Options.DEFAULT.withThreads(1))
                        .stopWhen(StopRule.steps(steps));
        var times = new ArrayList<Long>();
        training.listener(event -> {
            if (event instanceof RunEvent.StepDone step
                    && (step.step() == steps / 2 || step.step() == steps)) {
                times.add(THREADS.getCurrentThreadCpuTime());
            }
        });
        if (watched) {
            training.watch(new Doctor());
        }
        training.fit(samples);
        return (steps - steps / 2) * 1e9 / (times.get(1) - times.get(0));
    }

    private static String summary(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return rounded(median)
                + " ("
                + rounded(sorted[0])
                + " to "
                + rounded(sorted[sorted.length - 1])
                + ")";
    }

    private static String rounded(double value) {
        return Double.toString(Math.rint(value * 100) / 100);
    }
}
