package io.thalweg.bench;

import org.jspecify.annotations.Nullable;

/// Carries out the orders of [SideServer].
final class Trainer {
    private static final long BLOCK = 10_000_000;

    private final Side side;
    private @Nullable Problem problem;
    private @Nullable Task task;
    private long busy;
    private long done;
    private int batch;
    private int atOnce = 1;

    Trainer(Side side) {
        this.side = side;
    }

    String load(Workload workload) {
        close();
        problem = Problem.of(workload);
        return "";
    }

    String trace(int steps, int threads) throws Exception {
        var known = problem;
        if (known == null) {
            throw new IllegalStateException("trace before load");
        }
        var losses = new StringBuilder();
        long asked = System.nanoTime();
        var opened = side.open(known, threads);
        task = opened;
        batch = 0;
        long first = 0;
        long hundredth = 0;
        for (int step = 0; step < steps; step++) {
            opened.step(batch);
            losses.append(' ').append((float) opened.loss());
            if (step == 0) {
                first = System.nanoTime() - asked;
            }
            if (step == 99) {
                hundredth = System.nanoTime() - asked;
            }
            advance();
        }
        done = steps;
        busy = System.nanoTime() - asked;
        return first + " " + hundredth + losses;
    }

    /// Trains until the pace is steady: see [Pace].
    ///
    /// @param least milliseconds that it takes at least
    /// @param most milliseconds after which it ends, steady or not; twice as many while the JIT
    ///   compiler is busy, since steps may take a hundred times as long until it is done
    String warm(long least, long most) {
        var blocks = new StringBuilder();
        var opened = opened();
        long start = System.nanoTime();
        long now = start;
        var pace = new Pace(start);
        while (now < start + least * 1_000_000
                || (now < start + most * 1_000_000 && !pace.isSteady())
                || (now < start + 2 * most * 1_000_000 && pace.isCompiling())) {
            long block = now + BLOCK;
            int steps = 0;
            long before = now;
            do {
                run(opened, atOnce);
                steps += atOnce;
                now = System.nanoTime();
            } while (now < block);
            pace.add(steps, now);
            done += (long) steps * opened.stepsAtOnce();
            blocks.append(done).append(' ').append(busy + now - start).append(' ');
            // About a millisecond between two looks at the clock.
            atOnce = Math.clamp(steps * 1_000_000L / (now - before), 1, 1_000_000);
        }
        return blocks.toString();
    }

    String window(long milliseconds) {
        var opened = opened();
        opened.reset();
        batch = 0;
        return measure(opened, milliseconds);
    }

    String late(int steps, long milliseconds) {
        var opened = opened();
        opened.reset();
        batch = 0;
        run(opened, steps);
        return measure(opened, milliseconds) + " " + opened.loss();
    }

    private String measure(Task opened, long milliseconds) {
        long start = System.nanoTime();
        long end = start + milliseconds * 1_000_000;
        long now;
        long steps = 0;
        do {
            run(opened, atOnce);
            steps += atOnce;
            now = System.nanoTime();
        } while (now < end);
        return steps * opened.stepsAtOnce() + " " + (now - start);
    }

    private void run(Task opened, int steps) {
        for (int i = 0; i < steps; i++) {
            opened.step(batch);
            advance();
        }
    }

    private void advance() {
        var known = problem;
        batch++;
        if (known == null || batch >= known.workload().batches()) {
            batch = 0;
        }
    }

    private Task opened() {
        var known = task;
        if (known == null) {
            throw new IllegalStateException("an order before trace");
        }
        return known;
    }

    String close() {
        var known = task;
        task = null;
        problem = null;
        if (known != null) {
            known.close();
        }
        return "";
    }
}
