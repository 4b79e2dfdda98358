package io.thalweg.bench.compare;

import io.thalweg.bench.Workload;
import io.thalweg.bench.compare.SideProcess.SideException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets all sides do one workload, in turns: each in its own process, one at a time, while the
/// others wait for their next order.
final class Heat implements AutoCloseable {
    private static final int PATIENCE = 600;
    private static final int HUNDRED = 100;

    /// After so many steps of W3 gradients have become small: 125 epochs.
    private static final int LATE_STEPS = 2_000;

    private final Settings settings;
    private final int threads;
    private final Map<Contestant, SideProcess> processes = new LinkedHashMap<>();
    private final Map<String, String> broken = new LinkedHashMap<>();

    /// Starts the sides' processes; each stays for all workloads of one kind.
    Heat(Settings settings, Paths paths, List<Contestant> contestants, int threads)
            throws IOException {
        this.settings = settings;
        this.threads = threads;
        for (var contestant : contestants) {
            processes.put(
                    contestant,
                    new SideProcess(
                            paths.command(contestant, threads),
                            threads,
                            paths.natives(contestant),
                            paths.log(contestant)));
        }
    }

    /// What is known of a side so far.
    private static final class Runner {
        final Contestant contestant;
        final SideProcess process;
        @Nullable String wrong;
        @Nullable Trace trace;
        double hundredth;
        double[] blocks = {};
        final List<Double> windows = new ArrayList<>();
        Result.@Nullable Late late;

        Runner(Contestant contestant, SideProcess process) {
            this.contestant = contestant;
            this.process = process;
        }
    }

    /// What a runner does in its turn.
    @FunctionalInterface
    private interface Turn {
        void take(Runner runner) throws SideException, InterruptedException;
    }

    Comparison run(Workload workload) throws InterruptedException {
        var runners = new ArrayList<Runner>();
        processes.forEach((contestant, process) -> {
            if (contestant.takesPartIn(workload)) {
                var runner = new Runner(contestant, process);
                runner.wrong = broken.get(contestant.id());
                runners.add(runner);
            }
        });
        each(runners, runner -> runner.process.send("load " + workload.id()));
        each(runners, runner -> runner.process.answer(PATIENCE));
        each(runners, runner -> trace(runner, workload));
        judge(runners, workload);
        each(
                runners,
                runner ->
                        runner.blocks =
                                runner.process.order(
                                        PATIENCE,
                                        "warm "
                                                + settings.warmLeast(runner.contestant)
                                                + " "
                                                + settings.warmMost(runner.contestant)));
        for (int round = 0; round < settings.rounds(); round++) {
            each(runners, runner -> window(runner, workload));
        }
        if (!settings.quick() && workload == Workload.W3) {
            each(runners, runner -> late(runner, workload));
        }
        each(runners, runner -> runner.process.order(PATIENCE, "close"));
        return new Comparison(
                workload,
                threads,
                runners.stream().map(runner -> result(runner, workload)).toList());
    }

    /// A turn for each side that is still in; one whose process fails is out for good.
    private void each(List<Runner> runners, Turn turn) throws InterruptedException {
        for (var runner : runners) {
            if (runner.wrong == null) {
                try {
                    turn.take(runner);
                } catch (SideException e) {
                    runner.wrong = String.valueOf(e.getMessage());
                    if (!runner.wrong.startsWith("error")) {
                        broken.put(runner.contestant.id(), runner.wrong);
                    }
                }
            }
        }
    }

    private void trace(Runner runner, Workload workload)
            throws SideException, InterruptedException {
        pause();
        var answer = runner.process.order(PATIENCE, "trace " + workload.traced() + " " + threads);
        var losses = new double[answer.length - 2];
        System.arraycopy(answer, 2, losses, 0, losses.length);
        runner.trace = Trace.of(answer[0] / 1e6, losses);
        runner.hundredth = answer[1] / 1e6;
    }

    private static void judge(List<Runner> runners, Workload workload) {
        var same = new LinkedHashMap<String, Trace>();
        var others = new LinkedHashMap<String, Trace>();
        for (var runner : runners) {
            if (runner.trace != null) {
                (runner.contestant.sameStart().contains(workload) ? same : others)
                        .put(runner.contestant.id(), runner.trace);
            }
        }
        var verdicts = LossCheck.verdicts(workload, same, others);
        for (var runner : runners) {
            var verdict = verdicts.get(runner.contestant.id());
            if (verdict != null && !verdict.isEmpty()) {
                runner.wrong = verdict;
            }
        }
    }

    private void window(Runner runner, Workload workload)
            throws SideException, InterruptedException {
        pause();
        var answer = runner.process.order(PATIENCE, "window " + settings.window());
        runner.windows.add(workload.figure(answer[0], answer[1]));
    }

    private void late(Runner runner, Workload workload) throws SideException, InterruptedException {
        pause();
        var answer = runner.process.order(PATIENCE, "late " + LATE_STEPS + " " + settings.window());
        runner.late = new Result.Late(LATE_STEPS, workload.figure(answer[0], answer[1]), answer[2]);
    }

    /// Thread pools of the side before look for work for a while before they sleep.
    private static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(30);
    }

    private static Result result(Runner runner, Workload workload) {
        var contestant = runner.contestant;
        boolean likeForLike = contestant.isLikeForLike(workload);
        if (runner.wrong != null) {
            return Result.refused(contestant.id(), likeForLike, runner.wrong, runner.trace);
        }
        var figures =
                Figures.of(runner.windows.stream().mapToDouble(Double::doubleValue).toArray());
        return new Result(
                contestant.id(),
                likeForLike,
                contestant.note(workload),
                figures,
                runner.trace,
                start(
                        runner.hundredth,
                        runner.blocks,
                        1e9 / workload.stepsPerSecond(figures.median())),
                runner.late);
    }

    /// When the 100th step was done, and from which block on steps took the usual time.
    ///
    /// @param traced milliseconds to the 100th step if it was among those traced, else 0
    /// @param blocks pairs of steps done and nanoseconds spent
    /// @param usual nanoseconds of a step
    static Result.Start start(double traced, double[] blocks, double usual) {
        double hundredth = traced > 0 ? traced : Double.NaN;
        double steady = Double.NaN;
        for (int i = 2; i + 1 < blocks.length; i += 2) {
            double steps = blocks[i];
            double time = blocks[i + 1];
            double each = (time - blocks[i - 1]) / (steps - blocks[i - 2]);
            if (Double.isNaN(hundredth) && steps >= HUNDRED) {
                // Steps within a block are taken as equally long.
                hundredth = (time - (steps - HUNDRED) * each) / 1e6;
            }
            if (Double.isNaN(steady) && each <= 1.25 * usual) {
                steady = time / 1e6;
            }
        }
        return new Result.Start(hundredth, steady);
    }

    @Override
    public void close() {
        processes.values().forEach(SideProcess::close);
    }
}
