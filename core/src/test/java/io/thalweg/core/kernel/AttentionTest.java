package io.thalweg.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Attending;
import io.thalweg.core.graph.Attention;
import io.thalweg.core.graph.AttentionGradient;
import io.thalweg.core.graph.DoubleArray;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The kernels of attention against the double reference and against themselves.
class AttentionTest {
    private static final String SIZES =
            """
            1, 1, 1, 1, false
            2, 5, 3, 2, true
            3, 17, 2, 16, false
            2, 33, 2, 9, true
            2, 64, 4, 32, false
            1, 65, 1, 32, true
            1, 150, 2, 21, false
            """;

    private static float[] random(int length, int seed) {
        var random = new Random(seed);
        var numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] run(
            LibraryKernel kernel, float[] given, float[] upstream, int length, int... cuts) {
        var result = new float[length];
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i < cuts.length ? cuts[i] : kernel.rows();
            var scratch = new float[kernel.scratch()];
            // What is left of another call must not matter.
            Arrays.fill(scratch, Float.NaN);
            kernel.run(
                    new float[][] {given, upstream}, new int[2], result, 0, from, to, scratch, 0);
            from = to;
        }
        return result;
    }

    private static DoubleArray exact(Shape shape, float[] numbers) {
        var exact = new double[numbers.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = numbers[i];
        }
        return new DoubleArray(shape, exact);
    }

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void isNearTheReferenceAndHasTheSameBitsHoweverItIsComputed(
            int batch, int time, int heads, int part, boolean causal) {
        int width = heads * part;
        var projections = Shape.of(batch, time, 3 * width);
        var result = Shape.of(batch, time, width);
        var given = random(projections.size(), 1);
        var upstream = random(result.size(), 2);
        var shape = new AttentionShape(batch, time, width, heads, causal);
        var ops = new ArrayList<Attending>();
        ops.add(new Attention(heads, causal));
        ops.add(new AttentionGradient(heads, causal));
        for (var op : ops) {
            boolean forward = op instanceof Attention;
            boolean vectors = VectorSupport.AVAILABLE;
            LibraryKernel kernel =
                    forward
                            ? new AttentionSweep(shape, vectors)
                            : new AttentionBack(shape, vectors);
            LibraryKernel plain =
                    forward ? new AttentionSweep(shape, false) : new AttentionBack(shape, false);
            var of = forward ? result : projections;
            var whole = run(kernel, given, upstream, of.size());
            assertThat(run(plain, given, upstream, of.size())).isEqualTo(whole);
            assertThat(run(kernel, given, upstream, of.size(), batch * heads / 2)).isEqualTo(whole);
            var operands =
                    forward
                            ? List.of(exact(projections, given))
                            : List.of(exact(projections, given), exact(result, upstream));
            var expected = op.reference(operands, of);
            for (int i = 0; i < expected.length; i++) {
                // Scores up to about 20 are rounded to 1e-6 and their exponentials with them;
                // gradients sum up to 150 such terms of up to about 30.
                assertThat((double) whole[i]).isCloseTo(expected[i], within(2e-3));
            }
        }
    }
}
