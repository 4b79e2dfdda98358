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

    /// Adds what the inputs bring to the products of a state.
    static void sums(
            boolean vectors, int count, float[] inputs, int inputsAt, float[] work, int sums) {
        int done = vectors ? GateVectors.sums(count, inputs, inputsAt, work, sums) : 0;
        LstmCell.sums(done, count, inputs, inputsAt, work, sums);
    }

    /// `result[j] = sigmoid(x[j])`.
    static void sigmoids(
            boolean vectors, int count, float[] x, int xAt, float[] result, int resultAt) {
        int done = vectors ? GateVectors.sigmoids(count, x, xAt, result, resultAt) : 0;
        LstmCell.sigmoids(done, count, x, xAt, result, resultAt);
    }

    /// `result[j] = tanh(x[j])`.
    static void tanhs(
            boolean vectors, int count, float[] x, int xAt, float[] result, int resultAt) {
        int done = vectors ? GateVectors.tanhs(count, x, xAt, result, resultAt) : 0;
        LstmCell.tanhs(done, count, x, xAt, result, resultAt);
    }
}
