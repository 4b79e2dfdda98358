package io.thalweg.core.exec;

import java.util.Objects;
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
/// to call the same thread meets the same part of an array, which is in its caches. It leaves
/// others some time to finish theirs first. To write what another core has just read takes 20 ns
/// for each line of a cache, and 90 where the cores don't share one: far longer than to compute it.
///
/// What threads tell each other lies in cache lines that as few of them as possible write: where
/// cores don't share a cache, a line that goes to and fro takes a fifth of a microsecond each way.
final class Workers implements AutoCloseable {
    private static final int SPINS = 4_000;

    /// A fifth of a millisecond or so: longer than all but the largest kernels take.
    private static final int PATIENT_SPINS = 16_000;

    private static final long BRIEF_NANOS = 20_000;

    /// The number of a call and how many parts it has are read at once.
    private static final int COUNT_BITS = 12;

    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    /// More tasks than this are taken some at a time.
    private static final int MOST_PARTS = 1024;

    /// Who has done its own parts waits for a quarter of the time that they took.
    private static final int PATIENCE = 4;

    /// How many numbers further the next one that another thread writes is: two lines, since
    /// processors fetch them in pairs.
    private static final int APART = 16;

    private static final int STATE = APART;
    private static final int CLOSED = 2 * APART;
    private static final int THREADS = 3 * APART;

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
            while (!closed()) {
                long now = shared.get(STATE);
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
            if (shared.get(STATE) == seen && !closed()) {
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

    /// What threads tell each other: the number of the call and its parts; whether there are no
    /// more calls; for each thread, the call and the part of its own that is to be taken next; for
    /// each thread, how many parts it has done in all calls.
    private final AtomicLongArray shared;

    private @Nullable IntConsumer task;
    private int tasks;
    private long calls;
    private long asked;
    private boolean busy;
    private int failedTask = Integer.MAX_VALUE;
    private volatile @Nullable Throwable failure;

    /// @param count how many threads compute, the caller included
    Workers(int count) {
        workers = new Worker[count - 1];
        shared = new AtomicLongArray((2 * count + 4) * APART);
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
        tasks = count;
        calls++;
        int parts = Math.min(count, MOST_PARTS);
        asked += parts;
        long now = calls << COUNT_BITS | parts;
        shared.set(STATE, now);
        for (var worker : workers) {
            if (worker != null) {
                worker.wake();
            }
        }
        work(now, 0);
        for (int turn = 0; done() < asked; turn++) {
            waitFor(turn);
        }
        task = null;
        busy = false;
        var thrown = failure;
        if (thrown == null) {
            return;
        }
        failure = null;
        failedTask = Integer.MAX_VALUE;
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("A worker failed: " + e, e);
        }
    }

    /// Waits a moment for another thread, which usually is as good as done. Where it takes long, it
    /// may have lost its core to another program, and can go on when this thread gives up its own.
    ///
    /// @param turn how often this thread has waited already for the same
    static void waitFor(int turn) {
        if (turn < PATIENT_SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(BRIEF_NANOS);
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

    /// Where a thread's number of the part to be taken next lies.
    private static int nextAt(int thread) {
        return THREADS + thread * APART;
    }

    private int doneAt(int thread) {
        return nextAt(count() + thread);
    }

    private boolean closed() {
        return shared.get(CLOSED) != 0;
    }

    /// How many parts all threads have done in all calls.
    private long done() {
        long sum = 0;
        for (int thread = 0; thread < count(); thread++) {
            sum += shared.getAcquire(doneAt(thread));
        }
        return sum;
    }

    /// Does this thread's own parts of a call, and then what others haven't taken.
    private void work(long now, int number) {
        long call = now >>> COUNT_BITS;
        int parts = (int) (now & COUNT_MASK);
        long start = System.nanoTime();
        int did = 0;
        for (int i = 0; i < count(); i++) {
            int owner = (number + i) % count();
            if (i > 0 && did > 0) {
                leave(call, parts, owner, did, start);
            }
            int part = take(call, parts, owner);
            while (part >= 0) {
                part(part, parts);
                did++;
                part = take(call, parts, owner);
            }
        }
        if (did > 0) {
            int at = doneAt(number);
            shared.setRelease(at, shared.getPlain(at) + did);
        }
    }

    /// Waits while another thread that has begun may still take its last parts itself.
    ///
    /// @param did how many parts this thread has done
    /// @param start when it began, in nanoseconds
    private void leave(long call, int parts, int owner, int did, long start) {
        int first = first(parts, owner);
        int end = first(parts, owner + 1);
        if (end - first > did) {
            // It has more to do, and needs help.
            return;
        }
        long took = System.nanoTime() - start;
        long seen = shared.get(nextAt(owner));
        while (seen >>> COUNT_BITS == call
                && (seen & COUNT_MASK) < end
                && System.nanoTime() - start < took + took / PATIENCE) {
            Thread.onSpinWait();
            seen = shared.get(nextAt(owner));
        }
    }

    /// The first of a thread's own parts.
    private int first(int parts, int thread) {
        return parts * thread / count();
    }

    /// Takes the next of a thread's own parts.
    ///
    /// @return its number, or −1 if all are taken, by this call or, for who comes late, one after
    ///   it
    private int take(long call, int parts, int owner) {
        int end = first(parts, owner + 1);
        int at = nextAt(owner);
        long seen = shared.get(at);
        while (true) {
            long seenCall = seen >>> COUNT_BITS;
            int part = seenCall == call ? (int) (seen & COUNT_MASK) : first(parts, owner);
            if (seenCall > call || part >= end) {
                return -1;
            }
            long before = shared.compareAndExchange(at, seen, call << COUNT_BITS | (part + 1));
            if (before == seen) {
                return part;
            }
            seen = before;
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
        shared.set(CLOSED, 1);
        for (var worker : workers) {
            if (worker != null) {
                LockSupport.unpark(worker.thread);
            }
        }
    }
}
