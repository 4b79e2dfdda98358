package io.thalweg.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.DoubleArray;
import io.thalweg.core.graph.MaximumPool;
import io.thalweg.core.graph.MaximumPoolGather;
import io.thalweg.core.graph.MaximumPoolGradient;
import io.thalweg.core.graph.MeanPool;
import io.thalweg.core.graph.MeanPoolGradient;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.graph.Window;
import io.thalweg.core.tensor.Shape;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pooling and its gradients, with vectors and without, against the definition in double precision,
/// on random shapes: windows that overlap, that leave gaps, that stick out.
class PoolingKernelTest {
    private static final int SEEDS = 80;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    private record Case(Shape image, Shape places, int height, int width, Sliding sliding) {
        static Case of(Random random) {
            int height = 1 + random.nextInt(3);
            int width = 1 + random.nextInt(3);
            var sliding =
                    Sliding.PLAIN
                            .withStride(1 + random.nextInt(4), 1 + random.nextInt(4))
                            .withPadding(
                                    random.nextInt(height),
                                    random.nextInt(height),
                                    random.nextInt(width),
                                    random.nextInt(width));
            var image =
                    Shape.of(
                            1 + random.nextInt(3),
                            height + random.nextInt(7),
                            width + random.nextInt(7),
                            1 + random.nextInt(50));
            var places = new MaximumPool(height, width, sliding).shape(List.of(image));
            return new Case(image, places, height, width, sliding);
        }

        Places geometry(Window op) {
            return Places.of(op, image, places);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void maximum(long seed) {
        var random = new Random(seed);
        var c = Case.of(random);
        var op = new MaximumPool(c.height, c.width, c.sliding);
        var run = run(seed, LibraryRun.random(random, c.places, c.image));
        // A maximum is one of the numbers.
        check(op, run, 0, on -> new MaximumPooling(c.geometry(op), false, on));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gather(long seed) {
        var random = new Random(seed);
        var c = Case.of(random);
        var op = new MaximumPoolGather(c.height, c.width, c.sliding);
        var run = run(seed, LibraryRun.random(random, c.places, c.image, c.image));
        check(op, run, 0, on -> new MaximumPooling(c.geometry(op), true, on));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientOfTheMaximum(long seed) {
        var random = new Random(seed);
        var c = Case.of(random);
        var op = new MaximumPoolGradient(c.height, c.width, c.sliding);
        var run = run(seed, LibraryRun.random(random, c.image, c.image, c.places));
        // At most nine windows see a number; normal numbers stay below 6 here.
        check(op, run, 9 * 9 * 6 * 0x1p-24, on -> new MaximumPoolingBack(c.geometry(op), on));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mean(long seed) {
        var random = new Random(seed);
        var c = Case.of(random);
        var op = new MeanPool(c.height, c.width, c.sliding);
        var run = LibraryRun.random(random, c.places, c.image);
        // Nine roundings of sums that stay below 9 · 6, and one of the quotient.
        check(op, run, 10 * 54 * 0x1p-24, on -> new MeanPooling(c.geometry(op), on));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientOfTheMean(long seed) {
        var random = new Random(seed);
        var c = Case.of(random);
        var op =
                new MeanPoolGradient(
                        c.height, c.width, c.sliding, c.image.axis(1), c.image.axis(2));
        var run = LibraryRun.random(random, c.image, c.places);
        // As for the mean.
        check(op, run, 10 * 54 * 0x1p-24, on -> new MeanPoolingBack(c.geometry(op), on));
    }

    /// Makes numbers equal, and some of them none, where the first of several largest matters.
    private static LibraryRun run(long seed, LibraryRun run) {
        if (seed % 3 == 0) {
            float[] image = run.operands()[0];
            for (int i = 0; i < image.length; i++) {
                image[i] = i % 31 == 7 ? Float.NaN : Math.round(image[i]);
            }
        }
        return run;
    }

    private static void check(
            Window op, LibraryRun run, double tolerance, Function<Boolean, LibraryKernel> kernel) {
        var operands = new java.util.ArrayList<DoubleArray>();
        for (int i = 0; i < run.shapes().length; i++) {
            operands.add(run.operand(i));
        }
        double[] expected = op.reference(operands, run.result());
        float[] scalar = run.whole(kernel.apply(false));
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(scalar[i] - expected[i]) <= tolerance)
                    && !(Float.isNaN(scalar[i]) && Double.isNaN(expected[i]))) {
                assertThat((double) scalar[i]).as("element %s", i).isEqualTo(expected[i]);
            }
        }
        assertThat(run.inPieces(kernel.apply(false))).isEqualTo(scalar);
        if (VectorSupport.AVAILABLE) {
            assertThat(run.whole(kernel.apply(true))).isEqualTo(scalar);
            assertThat(run.inPieces(kernel.apply(true))).isEqualTo(scalar);
        }
    }
}
