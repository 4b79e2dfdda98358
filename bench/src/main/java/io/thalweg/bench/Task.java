package io.thalweg.bench;

/// A workload's model in one library, with its data in memory.
public interface Task extends AutoCloseable {
    /// One training step: forward, backward, update.
    ///
    /// @param batch which of the problem's batches
    void step(int batch);

    /// The loss of the last step's batch before that step; for a product, its [Product#checksum].
    double loss();

    /// Back to the first weights, and to an optimizer that has seen nothing.
    void reset();

    @Override
    default void close() {}
}
