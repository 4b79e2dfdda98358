package io.thalweg.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.core.graph.GraphException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyTaskIsDoneOnce(int threads) {
        try (var workers = new Workers(threads)) {
            assertThat(workers.count()).isEqualTo(threads);
            for (int count : new int[] {0, 1, 2, 3, 16, 1000, 1024, 5000, 7}) {
                var done = new AtomicIntegerArray(count);
                workers.run(count, done::incrementAndGet);
                for (int i = 0; i < count; i++) {
                    assertThat(done.get(i)).isEqualTo(1);
                }
            }
        }
    }

    /// What tasks write without synchronization is there when `run` returns, call after call: the
    /// workers are met spinning, about to sleep, and asleep.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void manySmallCalls(int threads) {
        var written = new int[3];
        try (var workers = new Workers(threads)) {
            for (int call = 1; call <= 30_000; call++) {
                int value = call;
                workers.run(3, i -> written[i] = value);
                assertThat(written[0] + written[1] + written[2]).isEqualTo(3 * call);
            }
        }
    }

    /// A task that needs all threads at once shows that they are all there.
    @Test
    void tasksRunAtTheSameTime() {
        var barrier = new CyclicBarrier(3);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        try (var workers = new Workers(3)) {
            workers.run(3, i -> meet(barrier, seen));
        }
        assertThat(seen).hasSize(3).contains(Thread.currentThread());
    }

    private static void meet(CyclicBarrier barrier, Set<Thread> seen) {
        seen.add(Thread.currentThread());
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The user's own mistake comes out as it was thrown, that of the first task whatever the
    /// threads, and the next call knows nothing of it.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatATaskThrowsComesOut(int threads) {
        try (var workers = new Workers(threads)) {
            for (int call = 0; call < 300; call++) {
                assertThatThrownBy(() ->
                                workers.run(
                                        8,
                                        i -> {
                                            if (i % 3 == 2) {
                                                throw new GraphException("task " + i);
                                            }
                                        }))
                        .isInstanceOf(GraphException.class)
                        .hasMessage("task 2");
                var done = new AtomicInteger();
                workers.run(8, i -> done.incrementAndGet());
                assertThat(done.get()).isEqualTo(8);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void errorsComeOutToo(int threads) {
        try (var workers = new Workers(threads)) {
            assertThatThrownBy(() ->
                            workers.run(
                                    4,
                                    i -> {
                                        throw new StackOverflowError("task " + i);
                                    }))
                    .isInstanceOf(StackOverflowError.class)
                    .hasMessage("task 0");
        }
    }

    /// A task may share its own work: all of it is done, and what fails inside comes out.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void tasksMayRunTasks(int threads) {
        try (var workers = new Workers(threads)) {
            for (int call = 0; call < 300; call++) {
                var done = new AtomicInteger();
                workers.run(5, i -> workers.run(7, j -> done.incrementAndGet()));
                assertThat(done.get()).isEqualTo(35);
                assertThatThrownBy(() -> workers.run(5, i -> workers.run(7, j -> fail(i, j))))
                        .isInstanceOf(GraphException.class)
                        .hasMessage("task 2 of 4");
            }
        }
    }

    private static void fail(int outer, int inner) {
        if (outer == 4 && inner == 2) {
            throw new GraphException("task " + inner + " of " + outer);
        }
    }

    /// Another thread takes far longer than the caller: that gives its core up while it waits, and
    /// finds all done. The other thread goes on as soon as it has seen so (or gives up).
    @Test
    void whoWaitsLongGivesItsCoreUp() {
        var caller = Thread.currentThread();
        var barrier = new CyclicBarrier(2);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        var parked = new AtomicBoolean();
        var done = new AtomicInteger();
        try (var workers = new Workers(2)) {
            workers.run(
                    2,
                    i -> {
                        meet(barrier, seen);
                        if (Thread.currentThread() != caller) {
                            parked.set(isSeenParked(caller));
                        }
                        done.incrementAndGet();
                    });
        }
        assertThat(done.get()).isEqualTo(2);
        assertThat(parked).isTrue();
    }

    private static boolean isSeenParked(Thread thread) {
        long giveUp = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < giveUp) {
            if (thread.getState() == Thread.State.TIMED_WAITING) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        var barrier = new CyclicBarrier(3);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        var workers = new Workers(3);
        workers.run(3, i -> meet(barrier, seen));
        workers.close();
        workers.close();
        for (var thread : seen) {
            if (!thread.equals(Thread.currentThread())) {
                // Ends at once, or the test hangs here and fails by the time limit.
                thread.join(60_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    /// After the end there is still the calling thread.
    @Test
    void closedWorkersLeaveTheWorkToTheCaller() {
        var workers = new Workers(3);
        workers.close();
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        workers.run(9, i -> seen.add(Thread.currentThread()));
        assertThat(seen).containsExactly(Thread.currentThread());
    }
}
