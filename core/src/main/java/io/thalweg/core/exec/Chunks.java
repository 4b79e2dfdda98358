package io.thalweg.core.exec;

/// Cuts a range of work into pieces whose number depends on the amount of work alone.
final class Chunks {
    /// Work of fewer simple operations isn't shared: handing it over costs about as much.
    private static final long WORTH_SHARING = 1 << 17;

    private static final int MOST = 16;

    private Chunks() {}

    /// Takes a piece of a range.
    @FunctionalInterface
    interface Piece {
        void run(int from, int to);
    }

    /// Runs over 0 … length − 1 in pieces.
    ///
    /// @param operations what the whole range costs, in simple operations
    static void run(Workers workers, int length, long operations, Piece piece) {
        int count = (int) Math.min(Math.min(MOST, length), operations / (WORTH_SHARING / 2));
        if (operations < WORTH_SHARING || count < 2 || workers.count() == 1) {
            piece.run(0, length);
            return;
        }
        workers.run(
                count,
                i ->
                        piece.run(
                                (int) ((long) length * i / count),
                                (int) ((long) length * (i + 1) / count)));
    }
}
