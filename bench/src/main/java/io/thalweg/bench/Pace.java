package io.thalweg.bench;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/// Whether steps have come to take the same time: of the last three pieces of about a quarter of a
/// second each, none is slower than another by more than five per cent, and in the last one the JIT
/// compiler did next to nothing: code that waits to be compiled is slow, but steadily so.
///
/// One rule for all sides; what compiles while it runs takes longer to get there than a library
/// that was compiled before.
final class Pace {
    private static final long PIECE = 250_000_000;
    private static final int PIECES = 3;
    private static final double ALIKE = 1.05;

    /// Milliseconds of a piece that the JIT compiler may take.
    private static final long LITTLE = 50;

    /// Nanoseconds a step of the last pieces, the oldest first.
    private final double[] last = new double[PIECES];

    private final LongSupplier compiler;
    private int pieces;
    private long compiled;
    private boolean isCompiling = true;
    private long start;
    private long steps;

    /// @param start what the clock shows, in nanoseconds
    Pace(long start) {
        this(start, Pace::compiled);
    }

    /// @param compiler milliseconds that the JIT compiler took so far
    Pace(long start, LongSupplier compiler) {
        this.start = start;
        this.compiler = compiler;
        compiled = compiler.getAsLong();
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
        long compiledNow = compiler.getAsLong();
        isCompiling = compiledNow - compiled > LITTLE;
        compiled = compiledNow;
        start = now;
        steps = 0;
    }

    /// What the JIT compiler's threads took so far, in milliseconds.
    private static long compiled() {
        var compiler = ManagementFactory.getCompilationMXBean();
        return compiler == null ? 0 : compiler.getTotalCompilationTime();
    }

    /// Whether the JIT compiler was busy in the last piece.
    boolean isCompiling() {
        return isCompiling;
    }

    boolean isSteady() {
        double least = last[0];
        double most = last[0];
        for (double each : last) {
            least = Math.min(least, each);
            most = Math.max(most, each);
        }
        return pieces >= PIECES && most <= ALIKE * least && !isCompiling;
    }
}
