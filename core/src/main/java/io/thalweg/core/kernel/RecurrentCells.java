package io.thalweg.core.kernel;

/// Cells of a recurrence, with vectors or without; both ways give the same bits.
final class RecurrentCells {
    /// Fewer units over all samples are computed without vectors: until the JVM has compiled vector
    /// code, it is a hundred times slower.
    private static final int FEW = 512;

    private RecurrentCells() {}

    /// Decided by shape alone.
    static boolean useVectors(int batch, int hidden) {
        return VectorSupport.AVAILABLE && batch * (long) hidden >= FEW && hidden >= Lanes.LANES;
    }

    /// `result[j] = sigmoid(x[j] + y[j])`.
    static void sigmoids(
            boolean vectors,
            int count,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] result,
            int resultAt) {
        int first = vectors ? LstmVectors.sigmoids(count, x, xAt, y, yAt, result, resultAt) : 0;
        LstmCell.sigmoids(first, count, x, xAt, y, yAt, result, resultAt);
    }

    /// `result[j] = tanh(x[j] + y[j])`.
    static void tanhs(
            boolean vectors,
            int count,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] result,
            int resultAt) {
        int first = vectors ? LstmVectors.tanhs(count, x, xAt, y, yAt, result, resultAt) : 0;
        LstmCell.tanhs(first, count, x, xAt, y, yAt, result, resultAt);
    }
}
