package io.thalweg.cli;

import java.util.function.LongSupplier;

/// How far some work is: one line that rewrites itself on a terminal, now and then a plain line in
/// a file or pipe, nothing when quiet.
///
/// ```java
/// try (ProgressLine progress = terminal.progress()) {
///     while (working) {
///         if (progress.isDue()) progress.show("epoch 12 · loss 0.31");
///     }
/// }
/// ```
final class ProgressLine implements AutoCloseable {
    /// Faster than people read, slow enough to cost nothing.
    private static final long TERMINAL_INTERVAL = 100_000_000L;

    /// A log of an hour's training stays readable.
    private static final long PLAIN_INTERVAL = 10_000_000_000L;

    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private final LongSupplier nanoseconds;
    private final long interval;
    private long last;
    private boolean drawn;

    /// @param terminal where to draw
    /// @param nanoseconds a clock such as [System#nanoTime]
    ProgressLine(Terminal terminal, LongSupplier nanoseconds) {
        this.terminal = terminal;
        this.nanoseconds = nanoseconds;
        this.interval = terminal.isTerminal() ? TERMINAL_INTERVAL : PLAIN_INTERVAL;
        this.last = nanoseconds.getAsLong();
    }

    /// Whether it is time for the next line; ask before building a text that costs something.
    ///
    /// @return false when quiet, and until a while has passed since the last line
    boolean isDue() {
        return !terminal.isQuiet() && nanoseconds.getAsLong() - last >= interval;
    }

    /// Shows a text now.
    ///
    /// @param text one line; what a terminal has no room for is cut off
    void show(String text) {
        if (terminal.isQuiet()) {
            return;
        }
        last = nanoseconds.getAsLong();
        if (terminal.isTerminal()) {
            // The last column stays free: some terminals break the line when it is written.
            terminal.draw(ERASE + cut(text, terminal.width() - 1));
            drawn = true;
        } else {
            terminal.say(text);
        }
    }

    /// Takes the line off the terminal, so that ordinary lines can follow.
    @Override
    public void close() {
        if (drawn) {
            terminal.draw(ERASE);
            drawn = false;
        }
    }

    private static String cut(String text, int width) {
        if (text.codePointCount(0, text.length()) <= width) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, width));
    }
}
