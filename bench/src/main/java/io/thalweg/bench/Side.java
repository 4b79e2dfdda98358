package io.thalweg.bench;

/// One library that trains the workloads.
@FunctionalInterface
public interface Side {
    /// Builds a workload's model, ready for its first step.
    ///
    /// @param threads on how many threads it may compute
    /// @throws Exception whatever keeps the library from it; the side is then left out
    Task open(Problem problem, int threads) throws Exception;
}
