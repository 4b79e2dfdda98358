package io.thalweg.bench.dl4j;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Product;
import io.thalweg.bench.Task;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A product into an array that is there already.
final class ProductTask implements Task {
    private final INDArray left;
    private final INDArray right;
    private final INDArray product;

    ProductTask(Problem problem) {
        int size = problem.workload().batch();
        left = Nd4j.create(problem.values("a"), new int[] {size, size}, 'c').dup('f');
        right = Nd4j.create(problem.values("b"), new int[] {size, size}, 'c').dup('f');
        product = Nd4j.create(new int[] {size, size}, 'f');
    }

    @Override
    public void step(int batch) {
        left.mmuli(right, product);
    }

    @Override
    public double loss() {
        return Product.checksum(product.dup('c').data().asFloat());
    }

    @Override
    public void reset() {}
}
