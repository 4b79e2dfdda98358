package io.thalweg.core.exec;

/// One node's work for one batch size: reads its operands' arrays, writes its result's.
@FunctionalInterface
interface Kernel {
    /// @param operands the arrays of the inputs, each from position 0; `int[]` operands are missing
    /// @param result where the result goes, from position 0
    void run(float[][] operands, float[] result);
}
