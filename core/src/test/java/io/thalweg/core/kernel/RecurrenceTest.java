package io.thalweg.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.DoubleArray;
import io.thalweg.core.graph.Gru;
import io.thalweg.core.graph.GruGradient;
import io.thalweg.core.graph.Lstm;
import io.thalweg.core.graph.LstmGradient;
import io.thalweg.core.graph.Scan;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The kernels of LSTM and GRU against the double reference and against themselves.
class RecurrenceTest {
    /// A kernel with vectors and without, and what it computes.
    record Case(
            Scan op,
            Shape result,
            List<Shape> operands,
            LibraryKernel plain,
            LibraryKernel vectors) {}

    static Stream<Arguments> cases() {
        // Batch, steps, units: single ones, odd ones, whole vectors, and more than one block of the
        // shared axis (256).
        int[][] sizes = {
            {1, 1, 1}, {3, 2, 5}, {2, 7, 16}, {5, 4, 33}, {14, 3, 48}, {3, 2, 130}, {2, 2, 270}
        };
        var all = new ArrayList<Arguments>();
        for (int[] size : sizes) {
            int batch = size[0];
            int time = size[1];
            int hidden = size[2];
            var state = Shape.of(batch, hidden);
            all.add(
                    of(
                            "lstm",
                            size,
                            new Lstm(),
                            List.of(
                                    Shape.of(batch, time, 4 * hidden),
                                    Shape.of(hidden, 4 * hidden),
                                    state,
                                    state),
                            new LstmSteps(batch, time, hidden, false),
                            new LstmSteps(batch, time, hidden, VectorSupport.AVAILABLE)));
            all.add(
                    of(
                            "gru",
                            size,
                            new Gru(),
                            List.of(
                                    Shape.of(batch, time, 3 * hidden),
                                    Shape.of(hidden, 3 * hidden),
                                    Shape.of(hidden),
                                    state),
                            new GruSteps(batch, time, hidden, false),
                            new GruSteps(batch, time, hidden, VectorSupport.AVAILABLE)));
            for (boolean toState : new boolean[] {false, true}) {
                int first = time / 2;
                var lstm = new LstmGradient(first, hidden, toState);
                // Some of the columns and steps: others have no gradient.
                var block = Shape.of(batch, Math.max(1, time - first - 1), 4 * hidden);
                var upstream = UpstreamBlock.of(first, hidden, block);
                all.add(
                        of(
                                "lstm gradient to " + (toState ? "cell" : "gates"),
                                size,
                                lstm,
                                List.of(
                                        Shape.of(batch, time, 6 * hidden),
                                        Shape.of(hidden, 4 * hidden),
                                        state,
                                        block),
                                new LstmBack(batch, time, hidden, upstream, toState, false),
                                new LstmBack(
                                        batch,
                                        time,
                                        hidden,
                                        upstream,
                                        toState,
                                        VectorSupport.AVAILABLE)));
                all.add(
                        of(
                                "gru gradient to " + (toState ? "state" : "gates"),
                                size,
                                new GruGradient(first, hidden, toState),
                                List.of(
                                        Shape.of(batch, time, 5 * hidden),
                                        Shape.of(hidden, 3 * hidden),
                                        state,
                                        block),
                                new GruBack(batch, time, hidden, upstream, toState, false),
                                new GruBack(
                                        batch,
                                        time,
                                        hidden,
                                        upstream,
                                        toState,
                                        VectorSupport.AVAILABLE)));
            }
        }
        return all.stream();
    }

    private static Arguments of(
            String name,
            int[] size,
            Scan op,
            List<Shape> operands,
            LibraryKernel plain,
            LibraryKernel vectors) {
        var title = "%s, batch %d, %d steps, %d units".formatted(name, size[0], size[1], size[2]);
        return Arguments.of(title, new Case(op, op.shape(operands), operands, plain, vectors));
    }

    /// Values between −1 and 1, as gates and states are; weights so that sums stay about as large.
    private static float[][] values(Case given) {
        var random = new Random(given.operands.hashCode());
        var values = new float[given.operands.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[given.operands.get(i).size()];
            double scale = i == 1 ? 1 / Math.sqrt(given.operands.get(1).axis(0)) : 1;
            for (int j = 0; j < values[i].length; j++) {
                values[i][j] = (float) (scale * (2 * random.nextDouble() - 1));
            }
        }
        return values;
    }

    /// @param cuts where a piece ends and the next begins
    private static float[] run(LibraryKernel kernel, Case given, float[][] values, int... cuts) {
        var result = new float[given.result.size()];
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i < cuts.length ? cuts[i] : kernel.rows();
            var scratch = new float[kernel.scratch()];
            // What is left of another call must not matter.
            Arrays.fill(scratch, Float.NaN);
            kernel.run(values, new int[values.length], result, 0, from, to, scratch, 0);
            from = to;
        }
        return result;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isNearTheReference(String name, Case given) {
        var values = values(given);
        var exact = new ArrayList<DoubleArray>();
        for (int i = 0; i < values.length; i++) {
            var numbers = new double[values[i].length];
            for (int j = 0; j < numbers.length; j++) {
                numbers[j] = values[i][j];
            }
            exact.add(new DoubleArray(given.operands.get(i), numbers));
        }
        var expected = given.op.reference(exact, given.result);
        var computed = run(given.vectors, given, values);
        for (int i = 0; i < expected.length; i++) {
            // Sums of up to 1,080 products whose terms are about 0.03: their rounding, 2⁻²⁴ of each
            // partial sum, is below 1e-5, and a few steps multiply it by little.
            assertThat((double) computed[i]).isCloseTo(expected[i], within(3e-5));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void hasTheSameBitsWithAndWithoutVectors(String name, Case given) {
        var values = values(given);
        assertThat(run(given.vectors, given, values)).isEqualTo(run(given.plain, given, values));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void hasTheSameBitsHoweverItIsCut(String name, Case given) {
        var values = values(given);
        int batch = given.operands.getFirst().axis(0);
        var whole = run(given.vectors, given, values);
        assertThat(run(given.vectors, given, values, batch / 2)).isEqualTo(whole);
        assertThat(run(given.vectors, given, values, 0, 1)).isEqualTo(whole);
    }
}
