package io.thalweg.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Contraction;
import io.thalweg.core.graph.Convolution;
import io.thalweg.core.graph.ConvolutionFilterGradient;
import io.thalweg.core.graph.ConvolutionInputGradient;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Convolutions and their gradients, with vectors and without, against the definition in double
/// precision, on random shapes and on some that fill tiles, lines and blocks.
class ConvolutionKernelTest {
    private static final int SEEDS = 70;

    /// Images, height, width, channels, filter height and width, output channels, groups.
    private static final int[][] NOTABLE = {
        {2, 12, 14, 32, 3, 3, 64, 1},
        {1, 28, 28, 1, 3, 3, 32, 1},
        {1, 9, 40, 17, 3, 2, 33, 1},
        {3, 5, 29, 16, 1, 3, 16, 1},
        {2, 6, 15, 48, 2, 4, 40, 1},
        {1, 4, 500, 3, 2, 9, 5, 1},
        {40, 4, 3, 20, 2, 2, 24, 1},
        {2, 7, 18, 24, 3, 3, 48, 3},
        {2, 9, 17, 20, 3, 3, 20, 20},
        {3, 60, 1, 6, 5, 1, 12, 1},
        {5, 6, 7, 24, 1, 1, 40, 1},
    };

    private record Case(Shape input, Shape filter, Shape output, Sliding sliding, int groups) {
        static Case of(long seed, Random random) {
            int[] n = seed < NOTABLE.length * 3L ? NOTABLE[(int) (seed / 3)] : randomSizes(random);
            var sliding = Sliding.PLAIN;
            if (seed >= NOTABLE.length * 3L || seed % 3 > 0) {
                sliding =
                        sliding.withStride(1 + random.nextInt(3), 1 + random.nextInt(3))
                                .withPadding(
                                        random.nextInt(3),
                                        random.nextInt(3),
                                        random.nextInt(3),
                                        random.nextInt(3));
            }
            if (seed >= NOTABLE.length * 3L || seed % 3 > 1) {
                sliding = sliding.withDilation(1 + random.nextInt(2), 1 + random.nextInt(3));
            }
            int down = n[1] + sliding.dilationHeight() * (n[4] - 1);
            int across = n[2] + sliding.dilationWidth() * (n[5] - 1);
            var input = Shape.of(n[0], down, across, n[3]);
            var filter = Shape.of(n[4], n[5], n[3] / n[7], n[6]);
            var output = new Convolution(sliding, n[7]).shape(List.of(input, filter));
            return new Case(input, filter, output, sliding, n[7]);
        }

        private static int[] randomSizes(Random random) {
            int groups = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
            return new int[] {
                1 + random.nextInt(3),
                1 + random.nextInt(9),
                1 + random.nextInt(30),
                groups * (1 + random.nextInt(random.nextBoolean() ? 4 : 24)),
                1 + random.nextInt(3),
                1 + random.nextInt(4),
                groups * (1 + random.nextInt(random.nextBoolean() ? 4 : 50)),
                groups
            };
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void convolution(long seed) {
        var random = new Random(seed);
        var c = Case.of(seed, random);
        var op = new Convolution(c.sliding, c.groups);
        var run = LibraryRun.random(random, c.output, c.input, c.filter);
        var geometry = SlidingGeometry.of(op, c.input, c.filter, c.output);
        check(op, run, c.filter.size() / c.filter.axis(3), SlidingProduct.of(geometry, false));
        same(
                run,
                SlidingProduct.of(geometry, false),
                SlidingProduct.of(geometry, VectorSupport.AVAILABLE));
        check(
                op,
                run,
                c.filter.size() / c.filter.axis(3),
                LibraryKernels.of(op, c.output, c.input, c.filter));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientToInput(long seed) {
        var random = new Random(seed);
        var c = Case.of(seed, random);
        var op =
                new ConvolutionInputGradient(c.sliding, c.groups, c.input.axis(1), c.input.axis(2));
        var run = LibraryRun.random(random, c.input, c.output, c.filter);
        var geometry = SlidingGeometry.of(op, c.output, c.filter, c.input);
        check(op, run, c.filter.size() / c.filter.axis(2), SlidingProduct.of(geometry, false));
        same(
                run,
                SlidingProduct.of(geometry, false),
                SlidingProduct.of(geometry, VectorSupport.AVAILABLE));
        check(
                op,
                run,
                c.filter.size() / c.filter.axis(2),
                LibraryKernels.of(op, c.input, c.output, c.filter));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientToFilter(long seed) {
        var random = new Random(seed);
        var c = Case.of(seed, random);
        var op =
                new ConvolutionFilterGradient(
                        c.sliding, c.groups, c.filter.axis(0), c.filter.axis(1));
        var run = LibraryRun.random(random, c.filter, c.input, c.output);
        var scalar = FilterGradient.of(op, c.input, c.output, c.filter, false);
        check(op, run, c.output.size() / c.output.axis(3), scalar);
        same(
                run,
                scalar,
                FilterGradient.of(op, c.input, c.output, c.filter, VectorSupport.AVAILABLE));
        check(
                op,
                run,
                c.output.size() / c.output.axis(3),
                LibraryKernels.of(op, c.filter, c.input, c.output));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void depthwise(long seed) {
        var random = new Random(seed);
        int channels = 2 + random.nextInt(90);
        var sliding =
                Sliding.PLAIN
                        .withStride(1 + random.nextInt(3), 1 + random.nextInt(3))
                        .withPadding(
                                random.nextInt(3),
                                random.nextInt(3),
                                random.nextInt(3),
                                random.nextInt(3))
                        .withDilation(1 + random.nextInt(3), 1 + random.nextInt(3));
        var filter = Shape.of(1 + random.nextInt(3), 1 + random.nextInt(3), 1, channels);
        var input = Shape.of(2, 7 + random.nextInt(5), 7 + random.nextInt(5), channels);
        var forwards = new Convolution(sliding, channels);
        var output = forwards.shape(List.of(input, filter));

        var run = LibraryRun.random(random, output, input, filter);
        var geometry = SlidingGeometry.of(forwards, input, filter, output);
        check(forwards, run, 9, new DepthwiseProduct(geometry, false));
        same(
                run,
                new DepthwiseProduct(geometry, false),
                new DepthwiseProduct(geometry, VectorSupport.AVAILABLE));

        var back = new ConvolutionInputGradient(sliding, channels, input.axis(1), input.axis(2));
        run = LibraryRun.random(random, input, output, filter);
        geometry = SlidingGeometry.of(back, output, filter, input);
        check(back, run, 9, new DepthwiseProduct(geometry, false));
        same(
                run,
                new DepthwiseProduct(geometry, false),
                new DepthwiseProduct(geometry, VectorSupport.AVAILABLE));

        var op = new ConvolutionFilterGradient(sliding, channels, filter.axis(0), filter.axis(1));
        run = LibraryRun.random(random, filter, input, output);
        var scalar = DepthwiseFilterGradient.of(op, input, output, filter, false);
        check(op, run, output.size() / channels, scalar);
        same(
                run,
                scalar,
                DepthwiseFilterGradient.of(op, input, output, filter, VectorSupport.AVAILABLE));
    }

    /// Filters of three by three by Winograd's algorithm, also where it isn't chosen: odd sizes,
    /// padding, many channels.
    @ParameterizedTest
    @MethodSource("seeds")
    void winograd(long seed) {
        var random = new Random(seed);
        boolean deep = seed % 7 == 0;
        int inputs = 1 + random.nextInt(deep ? 150 : 40);
        int outputs = 1 + random.nextInt(deep ? 150 : 70);
        var sliding =
                Sliding.PLAIN.withPadding(
                        random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
        var input =
                Shape.of(
                        1 + random.nextInt(3),
                        3 + random.nextInt(9),
                        3 + random.nextInt(14),
                        inputs);
        var filter = Shape.of(3, 3, inputs, outputs);
        var forwards = new Convolution(sliding, 1);
        var output = forwards.shape(List.of(input, filter));

        var run = LibraryRun.random(random, output, input, filter);
        var geometry = SlidingGeometry.of(forwards, input, filter, output);
        var scalar = WinogradProduct.of(geometry, false);
        checkNorm(forwards, run, 9 * inputs, scalar);
        same(run, scalar, WinogradProduct.of(geometry, VectorSupport.AVAILABLE));

        var back = new ConvolutionInputGradient(sliding, 1, input.axis(1), input.axis(2));
        var backwards = LibraryRun.random(random, input, output, filter);
        var mirrored = SlidingGeometry.of(back, output, filter, input);
        var scalarBack = WinogradProduct.of(mirrored, false);
        checkNorm(back, backwards, 9 * outputs, scalarBack);
        same(backwards, scalarBack, WinogradProduct.of(mirrored, VectorSupport.AVAILABLE));

        var op = new ConvolutionFilterGradient(sliding, 1, 3, 3);
        var toFilter = LibraryRun.random(random, filter, input, output);
        var scalarFilter = WinogradFilterGradient.of(geometry, false);
        checkNorm(op, toFilter, output.size() / outputs, scalarFilter);
        same(toFilter, scalarFilter, WinogradFilterGradient.of(geometry, VectorSupport.AVAILABLE));
    }

    private static void same(LibraryRun run, LibraryKernel kernel, LibraryKernel other) {
        assertThat(run.whole(other)).isEqualTo(run.whole(kernel));
        assertThat(run.inPieces(other)).isEqualTo(run.whole(kernel));
    }

    /// A chain of n roundings is off by at most n half-ulps of the sum of the terms' magnitudes
    /// (Higham 2002, section 3.1); the two more are for terms of second order.
    private static void check(Contraction op, LibraryRun run, int terms, LibraryKernel kernel) {
        double[] magnitude = op.reference(run.magnitude(0), run.magnitude(1), run.result());
        check(op, run, terms, magnitude, kernel);
    }

    /// The same, but with the greatest sum of magnitudes for all elements: the transforms mix the
    /// numbers of a tile, of which those that an element doesn't see may be larger.
    private static void checkNorm(Contraction op, LibraryRun run, int terms, LibraryKernel kernel) {
        double[] magnitude = op.reference(run.magnitude(0), run.magnitude(1), run.result());
        Arrays.fill(magnitude, Arrays.stream(magnitude).max().orElseThrow());
        check(op, run, terms, magnitude, kernel);
    }

    private static void check(
            Contraction op, LibraryRun run, int terms, double[] magnitude, LibraryKernel kernel) {
        double[] expected = op.reference(run.operand(0), run.operand(1), run.result());
        float[] actual = run.whole(kernel);
        for (int i = 0; i < expected.length; i++) {
            double tolerance = (terms + 2) * 0x1.01p-24 * magnitude[i];
            if (!(Math.abs(actual[i] - expected[i]) <= tolerance)) {
                assertThat(actual[i])
                        .as("element %s of %s", i, run.result())
                        .isCloseTo((float) expected[i], within((float) tolerance));
            }
        }
        assertThat(run.inPieces(kernel)).isEqualTo(actual);
    }
}
