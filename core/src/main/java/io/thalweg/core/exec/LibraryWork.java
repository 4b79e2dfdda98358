package io.thalweg.core.exec;

import io.thalweg.core.kernel.LibraryKernel;

/// Runs a kernel written by hand on several threads.
record LibraryWork(LibraryKernel library, Workers workers) implements Kernel {
    @Override
    public void run(float[][] operands, float[] result) {
        var offsets = new int[operands.length];
        int rows = library.rows();
        Chunks.run(
                workers,
                rows,
                rows * library.cost(),
                (from, to) ->
                        library.run(
                                operands,
                                offsets,
                                result,
                                0,
                                from,
                                to,
                                new float[library.scratch()],
                                0));
    }
}
