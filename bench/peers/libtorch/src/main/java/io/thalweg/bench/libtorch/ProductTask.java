package io.thalweg.bench.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.thalweg.bench.Problem;
import io.thalweg.bench.Product;
import io.thalweg.bench.Task;

/// One product of matrices.
final class ProductTask implements Task {
    private final NDManager manager;
    private final NDArray left;
    private final NDArray right;

    ProductTask(NDManager manager, Problem problem) {
        this.manager = manager;
        int size = problem.workload().batch();
        left = manager.create(problem.values("a"), new Shape(size, size));
        right = manager.create(problem.values("b"), new Shape(size, size));
    }

    @Override
    public void step(int batch) {
        left.matMul(right).close();
    }

    @Override
    public double loss() {
        try (var product = left.matMul(right)) {
            return Product.checksum(product.toFloatArray());
        }
    }

    @Override
    public void reset() {}

    @Override
    public void close() {
        manager.close();
    }
}
