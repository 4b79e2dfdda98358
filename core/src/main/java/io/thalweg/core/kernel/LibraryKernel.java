package io.thalweg.core.kernel;

/// A kernel written by hand, for one operation on one set of shapes.
///
/// Its work is a number of rows that don't depend on each other: any cut of them among threads
/// gives the same bits. It allocates nothing and keeps nothing between two calls.
public interface LibraryKernel {
    /// How many independent rows there are to compute; which part of the result a row is, only the
    /// kernel knows.
    int rows();

    /// Floats that each call needs to itself.
    int scratch();

    /// About how many multiplications and additions a row takes.
    long cost();

    /// Into how many pieces the rows are best cut.
    default int pieces(int threads) {
        return 2 * threads;
    }

    /// Computes rows `from` (included) to `to` (excluded).
    ///
    /// @param operands the arrays that hold the operands
    /// @param operandOffsets where each operand begins in its array
    /// @param result the array that holds the result; only the rows asked for are written
    /// @param resultOffset where the result begins
    /// @param scratch room for this call alone
    /// @param scratchOffset where the room begins
    void run(
            float[][] operands,
            int[] operandOffsets,
            float[] result,
            int resultOffset,
            int from,
            int to,
            float[] scratch,
            int scratchOffset);
}
