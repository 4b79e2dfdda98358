package io.thalweg.cli;

import java.util.concurrent.CountDownLatch;

/// Lets a command end in good order when the user presses Ctrl-C: the work asks [#requested] now
/// and then, and the process waits for [#close] before it ends (with 130, the JVM's own code for
/// SIGINT).
///
/// ```java
/// try (Interruption interruption = Interruption.watch()) {
///     while (!finished && !interruption.requested()) step();
///     save();
/// }
/// ```
final class Interruption implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::request, "interruption");
    private volatile boolean requested;

    private Interruption() {}

    /// Starts to watch for Ctrl-C and for a polite kill.
    ///
    /// @return to be closed when the work is done and all is saved
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /// @return whether the work should stop
    boolean requested() {
        return requested;
    }

    /// What the signal leads to: says that the work should stop, and waits until it has.
    void request() {
        requested = true;
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets the process end.
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The hook is running, or about to, and finds the latch open.
        }
    }
}
