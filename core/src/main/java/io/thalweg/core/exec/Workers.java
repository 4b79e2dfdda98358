package io.thalweg.core.exec;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A few threads that share the tasks of one call at a time; the calling thread works too.
///
/// Tasks are numbered and write to places of their own, so who does which changes nothing. A call
/// allocates nothing. Threads that have nothing to do watch for the next call for a while, since
/// waking them takes longer than most calls, and then sleep.
final class Workers implements AutoCloseable {
    private static final int SPINS = 4_000;

    /// Calls, tasks and claimed tasks share a number, so that one comparison tells whether a claim
    /// belongs to the current call: 24 bits each for the call, 20 for its tasks, 20 for the next.
    private static final int COUNT_BITS = 20;

    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    private final class Worker implements Runnable {
        private volatile boolean asleep;
        private final Thread thread;

        Worker(int number) {
            thread = Thread.ofPlatform().daemon().name("thalweg-worker-" + number).unstarted(this);
        }

        @Override
        public void run() {
            long seen = 0;
            int idle = 0;
            while (!closed) {
                long call = state.get() >>> (2 * COUNT_BITS);
                if (call != seen) {
                    work(call);
                    seen = call;
                    idle = 0;
                } else if (++idle < SPINS) {
                    Thread.onSpinWait();
                } else {
                    sleep(seen);
                    idle = 0;
                }
            }
        }

        private void sleep(long seen) {
            asleep = true;
            // A call may have come before it could see that this thread sleeps.
            if (state.get() >>> (2 * COUNT_BITS) == seen && !closed) {
                LockSupport.park(this);
            }
            asleep = false;
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }
    }

    private final @Nullable Worker[] workers;
    private final AtomicLong state = new AtomicLong();
    private final AtomicInteger done = new AtomicInteger();
    private @Nullable IntConsumer task;
    private long calls;
    private volatile boolean closed;
    private volatile boolean busy;
    private int failedTask = Integer.MAX_VALUE;
    private volatile @Nullable Throwable failure;

    /// @param count how many threads compute, the caller included
    Workers(int count) {
        workers = new Worker[count - 1];
    }

    /// How many threads compute.
    int count() {
        return workers.length + 1;
    }

    /// Does tasks 0 … count − 1 and returns when all are done. A task may run tasks of its own,
    /// which aren't shared.
    ///
    /// What a task throws comes out as it is, that of the first one where several fail; what the
    /// tasks behind it did is open then.
    ///
    /// @param count at most 2²⁰ − 1
    void run(int count, IntConsumer newTask) {
        if (workers.length == 0 || count < 2 || busy) {
            for (int i = 0; i < count; i++) {
                newTask.accept(i);
            }
            return;
        }
        start();
        busy = true;
        task = newTask;
        done.set(0);
        calls = (calls + 1) & 0xFFFFFF;
        state.set(calls << (2 * COUNT_BITS) | (long) count << COUNT_BITS);
        for (var worker : workers) {
            if (worker != null) {
                worker.wake();
            }
        }
        work(calls);
        while (done.get() < count) {
            Thread.onSpinWait();
        }
        task = null;
        busy = false;
        var thrown = failure;
        failure = null;
        failedTask = Integer.MAX_VALUE;
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("A worker failed: " + e, e);
        }
    }

    private void start() {
        if (workers[0] == null) {
            for (int i = 0; i < workers.length; i++) {
                var worker = new Worker(i + 1);
                workers[i] = worker;
                worker.thread.start();
            }
        }
    }

    /// Claims tasks of a call until none is left.
    private void work(long call) {
        while (true) {
            long now = state.get();
            long next = now & COUNT_MASK;
            if (now >>> (2 * COUNT_BITS) != call || next >= (now >>> COUNT_BITS & COUNT_MASK)) {
                return;
            }
            if (state.compareAndSet(now, now + 1)) {
                try {
                    Objects.requireNonNull(task).accept((int) next);
                } catch (Throwable e) {
                    fail((int) next, e);
                } finally {
                    done.incrementAndGet();
                }
            }
        }
    }

    /// Keeps what the first of the failing tasks threw, whoever did them.
    private synchronized void fail(int failed, Throwable thrown) {
        if (failed < failedTask) {
            failedTask = failed;
            failure = thrown;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (var worker : workers) {
            if (worker != null) {
                LockSupport.unpark(worker.thread);
            }
        }
    }
}
