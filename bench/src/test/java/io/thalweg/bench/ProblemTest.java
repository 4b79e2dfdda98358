package io.thalweg.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    @ParameterizedTest
    @EnumSource(names = {"W1", "W2", "W3", "W3B1_SGD", "W4", "W5", "W6"})
    void everySideGetsTheSameBatches(Workload workload) {
        var problem = Problem.of(workload);
        assertThat(problem.inputs()).hasSize(workload.batches());
        int targets = problem.classes().size() + problem.numbers().size();
        assertThat(targets).isEqualTo(workload.batches());
        var again = Problem.of(workload);
        assertThat(again.inputs().getLast()).isEqualTo(problem.inputs().getLast());
        problem.weights()
                .forEach((name, weights) -> {
                    int size = Arrays.stream(weights.shape()).reduce(1, (a, b) -> a * b);
                    assertThat(weights.values()).hasSize(size);
                    assertThat(again.values(name)).isEqualTo(weights.values());
                });
    }

    @Test
    void aTransposedProductHasAnotherChecksum() {
        var problem = Problem.of(Workload.W7_256);
        var a = problem.values("a");
        var b = problem.values("b");
        var product = new float[256 * 256];
        var transposed = new float[256 * 256];
        for (int row = 0; row < 256; row++) {
            for (int column = 0; column < 256; column++) {
                double sum = 0;
                for (int i = 0; i < 256; i++) {
                    sum += (double) a[row * 256 + i] * b[i * 256 + column];
                }
                product[row * 256 + column] = (float) sum;
                transposed[column * 256 + row] = (float) sum;
            }
        }
        double right = Product.checksum(a, b);
        // Only the rounding of each element to float32.
        assertThat(Product.checksum(product)).isCloseTo(right, within(1e-6 * right));
        assertThat(Product.checksum(transposed)).isNotCloseTo(right, within(1e-3 * right));
    }
}
