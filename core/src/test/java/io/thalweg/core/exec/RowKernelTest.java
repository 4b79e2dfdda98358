package io.thalweg.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.thalweg.core.kernel.MatrixProduct;
import io.thalweg.core.kernel.ProductShape;
import io.thalweg.core.kernel.RowProduct;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One row times a large matrix by several threads, against the same by one: blocks of the shared
/// axis that are whole and not, columns that don't fill vectors.
class RowKernelTest {
    @ParameterizedTest
    @CsvSource({
        "784, 512",
        "512, 256",
        "513, 700",
        "600, 1003",
        "2000, 256",
        "1290, 300",
        "784, 513"
    })
    void threadsDontChangeTheBits(int shared, int columns) {
        var shape = ProductShape.of(1, columns, shared);
        assumeThat(RowProduct.suits(shape)).as("the JVM has the Vector API").isTrue();
        var random = new Random(shared);
        var left = numbers(random, shared + 3);
        var right = numbers(random, shared * columns + 5);
        var expected = new float[columns];
        var product = MatrixProduct.of(shape);
        product.run(
                0,
                1,
                0,
                columns,
                left,
                3,
                right,
                5,
                expected,
                0,
                new float[product.workspace()],
                0,
                new float[product.scratch()],
                0);
        for (int threads : new int[] {1, 2, 3, 4, 5, 20}) {
            try (var workers = new Workers(threads)) {
                var kernel = new RowKernel(shape, workers);
                for (int run = 0; run < 20; run++) {
                    var result = new float[columns + 2];
                    kernel.run(
                            new float[][] {left, right},
                            new int[] {3, 5},
                            result,
                            1,
                            new Kernel.Moment());
                    assertThat(result[0]).isZero();
                    assertThat(result[columns + 1]).isZero();
                    for (int j = 0; j < columns; j++) {
                        assertThat(result[j + 1]).isEqualTo(expected[j]);
                    }
                }
            }
        }
    }

    private static float[] numbers(Random random, int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
