package io.thalweg.learn.train;

/// Tells something that is done very often when to look at the clock: reading it takes as long as a
/// small part of a step. About once in a millisecond, whatever the steps take.
///
/// For one thread at a time.
public final class Pace {
    private static final long MILLISECOND = 1_000_000;

    /// Should steps become much slower all at once, so many go by unseen at most.
    private static final int MOST = 256;

    private long last = System.nanoTime();
    private int stride = 1;
    private int left = 1;

    /// Begins with looking each time.
    public Pace() {}

    /// Whether to look this time.
    public boolean isDue() {
        if (--left > 0) {
            return false;
        }
        long now = System.nanoTime();
        if (now - last < MILLISECOND) {
            stride = Math.min(MOST, stride * 2);
        } else if (now - last > 4 * MILLISECOND) {
            stride = Math.max(1, stride / 4);
        }
        last = now;
        left = stride;
        return true;
    }
}
