package io.thalweg.core.exec;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A few threads that share the tasks of one call at a time; the calling thread works too.
///
/// Tasks are numbered and write to places of their own, so who does which changes nothing.
final class Workers implements AutoCloseable {
    private static final class Job {
        private final IntConsumer task;
        private final int count;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger open;
        private int failedTask = Integer.MAX_VALUE;
        private @Nullable Throwable failure;

        Job(IntConsumer task, int count) {
            this.task = task;
            this.count = count;
            this.open = new AtomicInteger(count);
        }

        /// Keeps what the first of the failing tasks threw, whoever did them.
        private synchronized void fail(int failed, Throwable thrown) {
            if (failed < failedTask) {
                failedTask = failed;
                failure = thrown;
            }
        }

        private synchronized @Nullable Throwable failure() {
            return failure;
        }
    }

    private static final int SPINS = 2_000;

    private final @Nullable Thread[] threads;
    private volatile @Nullable Job job;
    private volatile boolean closed;

    /// @param count how many threads compute, the caller included
    Workers(int count) {
        threads = new Thread[count - 1];
    }

    /// How many threads compute.
    int count() {
        return threads.length + 1;
    }

    /// Does tasks 0 … count − 1 and returns when all are done. A task may run tasks of its own.
    ///
    /// What a task throws comes out as it is, that of the first one where several fail; what the
    /// tasks behind it did is open then.
    void run(int count, IntConsumer task) {
        if (threads.length == 0 || count < 2) {
            for (int i = 0; i < count; i++) {
                task.accept(i);
            }
            return;
        }
        start();
        var current = new Job(task, count);
        job = current;
        for (var thread : threads) {
            LockSupport.unpark(thread);
        }
        work(current);
        while (current.open.get() > 0) {
            Thread.onSpinWait();
        }
        job = null;
        switch (current.failure()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("A worker failed: " + e, e);
        }
    }

    private void start() {
        if (threads[0] == null) {
            for (int i = 0; i < threads.length; i++) {
                threads[i] =
                        Thread.ofPlatform()
                                .daemon()
                                .name("thalweg-worker-" + (i + 1))
                                .start(this::loop);
            }
        }
    }

    private void loop() {
        @Nullable Job done = null;
        int idle = 0;
        while (!closed) {
            var current = job;
            if (current != null && current != done) {
                work(current);
                done = current;
                idle = 0;
            } else if (++idle < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                idle = 0;
            }
        }
    }

    private void work(Job current) {
        for (int i = current.next.getAndIncrement();
                i < current.count;
                i = current.next.getAndIncrement()) {
            try {
                current.task.accept(i);
            } catch (Throwable e) {
                current.fail(i, e);
            } finally {
                current.open.decrementAndGet();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (var thread : threads) {
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }
}
