package io.thalweg.bench;

/// Whether steps have come to take the same time: of the last three pieces of about a quarter of a
/// second each, none is slower than another by more than five per cent.
///
/// One rule for all sides; what compiles while it runs takes longer to get there than a library
/// that was compiled before.
final class Pace {
    private static final long PIECE = 250_000_000;
    private static final int PIECES = 3;
    private static final double ALIKE = 1.05;

    /// Nanoseconds a step of the last pieces, the oldest first.
    private final double[] last = new double[PIECES];

    private int pieces;
    private long start;
    private long steps;

    /// @param start what the clock shows, in nanoseconds
    Pace(long start) {
        this.start = start;
    }

    /// @param more steps since the last call
    /// @param now what the clock shows, in nanoseconds
    void add(long more, long now) {
        steps += more;
        if (now - start < PIECE) {
            return;
        }
        System.arraycopy(last, 1, last, 0, PIECES - 1);
        last[PIECES - 1] = (now - start) / (double) steps;
        pieces++;
        start = now;
        steps = 0;
    }

    boolean isSteady() {
        double least = last[0];
        double most = last[0];
        for (double each : last) {
            least = Math.min(least, each);
            most = Math.max(most, each);
        }
        return pieces >= PIECES && most <= ALIKE * least;
    }
}
