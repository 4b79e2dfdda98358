package io.thalweg.core.exec;

/// The machine's side of a fused loop: made by [LoopCompiler], the same for every shape.
public interface LoopCode {
    /// Computes some rows.
    ///
    /// Element (r, c) of an input or output lies at its offset + r · columns + c, or where its
    /// table says row r begins.
    ///
    /// @param arrays the inputs' arrays, then the outputs'
    /// @param offsets where each begins
    /// @param tables where an input's rows begin, or the classes of the rows; null where neither
    /// @param columns the length of a row
    /// @param length the number of elements of all rows: the last row may be shorter
    /// @param block the number of this piece of rows, which says where its sums go
    /// @param from the first row
    /// @param to the row after the last
    /// @param scratch memory for this call alone
    /// @param scratchAt where it begins
    void run(
            float[][] arrays,
            int[] offsets,
            int[][] tables,
            int columns,
            int length,
            int block,
            int from,
            int to,
            float[] scratch,
            int scratchAt);
}
