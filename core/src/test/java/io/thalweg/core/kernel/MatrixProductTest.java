package io.thalweg.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way of multiplying, against the definition of the bits and against double precision.
class MatrixProductTest {
    private static final int SEEDS = 400;
    private static final int MOST_ROUNDS = 20_000;

    /// Shapes by hand: those of real networks, and edges of tiles and blocks.
    private static final int[][] NOTABLE = {
        {1, 1, 1},
        {1, 512, 784},
        {784, 512, 1},
        {32, 1, 64},
        {64, 1, 32},
        {16, 64, 32},
        {32, 64, 16},
        {128, 10, 256},
        {256, 10, 128},
        {128, 256, 10},
        {1024, 1, 100},
        {100, 1, 1024},
        {1, 100, 1024},
        {1, 300, 523},
        {1, 271, 9},
        {1, 17, 300},
        {13, 33, 257},
        {14, 32, 256},
        {15, 31, 255},
        {6, 64, 512},
        {7, 65, 513},
        {5, 63, 511},
        {64, 64, 32},
        {32, 512, 128},
        {3, 17, 769},
        {96, 96, 96},
        {2, 15, 1000},
        {12, 16, 300},
        {0, 5, 3},
        {5, 0, 3},
        {5, 3, 0},
        {61, 200, 300},
        {17, 300, 1100},
        {40, 500, 500},
        {150, 40, 2100},
        {700, 1, 300},
        {1000, 1, 40},
        {530, 1, 600},
        {256, 10, 1},
        {40, 9, 1},
    };

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyWayGivesTheDefinedBits(long seed) {
        var random = new Random(seed);
        int[] axes = seed < 4L * NOTABLE.length ? NOTABLE[(int) (seed / 4)] : randomAxes(random);
        boolean leftTransposed = (seed & 1) != 0;
        boolean rightTransposed = (seed & 2) != 0;
        var shape = ProductShape.of(axes[0], axes[1], axes[2], leftTransposed, rightTransposed);
        if (random.nextBoolean()) {
            shape =
                    shape.withStrides(
                            shape.leftStride() + random.nextInt(20),
                            shape.rightStride() + random.nextInt(20),
                            shape.resultStride() + random.nextInt(20));
        }
        if (random.nextInt(3) == 0) {
            shape = shape.accumulating();
        }
        var operands = Operands.random(shape, random);
        float[] defined = operands.defined();
        operands.assertCloseToDouble(defined);
        for (MatrixProduct product :
                List.of(MatrixProduct.of(shape), MatrixProduct.scalar(shape))) {
            assertSameBits(operands.whole(product), defined, shape + " at once");
            assertSameBits(operands.inPieces(product, random), defined, shape + " in pieces");
        }
    }

    @Test
    void aRowDoesNotDependOnTheNumberOfRows() {
        for (int rows : new int[] {1, 2, 3, 5, 8, 13, 16, 64, 100}) {
            for (boolean rightTransposed : new boolean[] {false, true}) {
                var all =
                        Operands.random(
                                ProductShape.of(100, 70, 600, false, rightTransposed),
                                new Random(5));
                float[] expected = all.whole(MatrixProduct.of(all.shape()));
                var fewer = ProductShape.of(rows, 70, 600, false, rightTransposed);
                var some =
                        new Operands(
                                fewer,
                                all.left(),
                                all.leftOffset(),
                                all.right(),
                                all.rightOffset(),
                                new float[rows * 70 + all.resultOffset()],
                                all.resultOffset());
                float[] actual = some.whole(MatrixProduct.of(fewer));
                for (int i = 0; i < rows * 70; i++) {
                    assertThat(actual[i + all.resultOffset()])
                            .isEqualTo(expected[i + all.resultOffset()]);
                }
            }
        }
    }

    @Test
    void specialValuesPropagate() {
        var shape = ProductShape.of(20, 40, 30);
        var operands = Operands.random(shape, new Random(1));
        operands.left()[operands.leftOffset()] = Float.NaN;
        operands.left()[operands.leftOffset() + 30] = Float.POSITIVE_INFINITY;
        operands.right()[operands.rightOffset() + 40] = Float.NEGATIVE_INFINITY;
        operands.right()[operands.rightOffset() + 3] = 0;
        float[] defined = operands.defined();
        assertThat(defined[operands.resultOffset() + 5]).isNaN();
        assertThat(defined[operands.resultOffset() + 40 + 3]).isNaN(); // ∞ · 0
        assertThat(defined[operands.resultOffset() + 80]).isInfinite();
        assertSameBits(operands.whole(MatrixProduct.of(shape)), defined, "special values");
        assertSameBits(operands.whole(MatrixProduct.scalar(shape)), defined, "special values");
    }

    /// Padding must not let the infinities and NaN of one column into another.
    @Test
    void strangersBesideTheMatrixStayOutside() {
        for (int[] axes : NOTABLE) {
            for (int transposed = 0; transposed < 4; transposed++) {
                var dense =
                        ProductShape.of(
                                axes[0],
                                axes[1],
                                axes[2],
                                transposed % 2 == 1,
                                transposed / 2 == 1);
                var shape =
                        dense.withStrides(
                                dense.leftStride() + 3,
                                dense.rightStride() + 5,
                                dense.resultStride() + 7);
                var operands = Operands.random(shape, new Random(transposed));
                operands.poisonGaps();
                float[] defined = operands.defined();
                assertSameBits(operands.whole(MatrixProduct.of(shape)), defined, shape.toString());
            }
        }
    }

    /// Until the JIT compiler has compiled vector code, vectors are objects. So the products run
    /// until a round allocates nothing; a kernel that allocates by itself would never get there.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void nothingIsAllocatedOnceCompiled(int transposed) {
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int[] axes : NOTABLE) {
            var shape =
                    ProductShape.of(
                            axes[0], axes[1], axes[2], transposed % 2 == 1, transposed / 2 == 1);
            var operands = Operands.random(shape, new Random(transposed));
            var product = MatrixProduct.of(shape);
            float[] workspace = new float[product.workspace()];
            float[] scratch = new float[product.scratch()];
            long allocated = 1;
            for (int round = 0; round < MOST_ROUNDS && allocated > 0; round++) {
                long before = bean.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 10; i++) {
                    operands.run(product, workspace, 0, scratch, 0);
                }
                allocated = bean.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as(shape.toString()).isZero();
        }
    }

    @Test
    void impossibleShapesAreRefused() {
        assertThatThrownBy(() -> ProductShape.of(-1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 x 3 x 2");
        assertThatThrownBy(() -> ProductShape.of(2, 3, 4).withStrides(3, 3, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shorter than its row");
    }

    private static int[] randomAxes(Random random) {
        int[] axes = new int[3];
        for (int i = 0; i < 3; i++) {
            axes[i] =
                    switch (random.nextInt(4)) {
                        case 0 -> 1 + random.nextInt(4);
                        case 1 -> 1 + random.nextInt(20);
                        case 2 -> 1 + random.nextInt(100);
                        default -> 1 + random.nextInt(i == 2 ? 1200 : 300);
                    };
        }
        return axes;
    }

    static void assertSameBits(float[] actual, float[] expected, String what) {
        assertThat(actual.length).isEqualTo(expected.length);
        for (int i = 0; i < actual.length; i++) {
            if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
                throw new AssertionError(
                        "%s: %s instead of %s at %s".formatted(what, actual[i], expected[i], i));
            }
        }
    }
}
