package io.thalweg.core.exec;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A few threads that share the tasks of one call at a time; the calling thread works too.
///
/// Tasks are numbered and write to places of their own, so who does which changes nothing. A call
/// allocates nothing. Threads that have nothing to do watch for the next call for a while, since
/// waking them takes longer than most calls, and then sleep.
///
/// Each thread begins with its own part of the tasks and then does what others have left: from call
/// to call the same thread mostly meets the same part of an array, which is in its caches.
final class Workers implements AutoCloseable {
    private static final int SPINS = 4_000;

    /// The number of a call and how many parts it has are read at once.
    private static final int COUNT_BITS = 12;

    /// More tasks than this are taken some at a time.
    private static final int MOST_PARTS = 1024;

    private final class Worker implements Runnable {
        private volatile boolean asleep;
        private final int number;
        private final Thread thread;

        Worker(int number) {
            this.number = number;
            thread = Thread.ofPlatform().daemon().name("thalweg-worker-" + number).unstarted(this);
        }

        @Override
        public void run() {
            long seen = 0;
            int idle = 0;
            while (!closed) {
                long now = state.get();
                if (now != seen) {
                    work(now, number);
                    seen = now;
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
            if (state.get() == seen && !closed) {
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
    private int tasks;
    private long calls;

    /// For each part of the tasks the last call in which a thread took it.
    private final AtomicLongArray taken = new AtomicLongArray(MOST_PARTS);

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
        tasks = count;
        calls++;
        int parts = Math.min(count, MOST_PARTS);
        long now = calls << COUNT_BITS | parts;
        state.set(now);
        for (var worker : workers) {
            if (worker != null) {
                worker.wake();
            }
        }
        work(now, 0);
        while (done.get() < parts) {
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

    /// Does what nobody has taken of a call, from this thread's own parts on.
    private void work(long now, int number) {
        long call = now >>> COUNT_BITS;
        int parts = (int) (now & (1 << COUNT_BITS) - 1);
        int first = (int) ((long) parts * number / count());
        for (int i = 0; i < parts; i++) {
            int part = first + i < parts ? first + i : first + i - parts;
            long before = taken.get(part);
            // Who comes late finds every part taken, by this call or one after it.
            if (before < call && taken.compareAndSet(part, before, call)) {
                part(part, parts);
                done.incrementAndGet();
            }
        }
    }

    private void part(int part, int parts) {
        int from = (int) ((long) tasks * part / parts);
        int to = (int) ((long) tasks * (part + 1) / parts);
        for (int i = from; i < to; i++) {
            try {
                Objects.requireNonNull(task).accept(i);
            } catch (Throwable e) {
                fail(i, e);
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
