package io.thalweg.core.session;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Products of one row with a matrix of which a relu's gradient takes only some elements.
class MaskedProductTest {
    private static float[] numbers(int length, double shift) {
        var numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) Math.sin(3 * i + shift);
        }
        return numbers;
    }

    /// As the product alone gives it, to the bit, where the mask is above 0, and 0 elsewhere: with
    /// a mask of half of the elements, of all and of none, for lengths that fill squares and blocks
    /// and such that don't, by one thread and by several.
    @ParameterizedTest
    @CsvSource({"512, 256", "400, 300", "700, 1000", "37, 517", "20, 900", "1000, 600"})
    void takesTheBitsOfTheProduct(int columns, int shared) {
        for (int threads = 1; threads <= 3; threads++) {
            var graph = new Graph();
            var x = graph.placeholder("x", Shape.of(BATCH, shared));
            var z = graph.placeholder("z", Shape.of(BATCH, columns));
            var matrix = graph.variable("matrix", InitialValue.uniform(-1, 1, columns, shared));
            var mask = z.times(2).maximum(0);
            var product = x.matmul(matrix.transpose(1, 0));
            var chosen = mask.greater(0).select(product, graph.constant(0)).times(3);
            var options = Session.Options.DEFAULT.withThreads(threads);
            try (var session = new Session(graph, options)) {
                var left = feed(x, numbers(shared, 0.3));
                // The mask is stored for the sum, as a layer's output is.
                var fetches = List.of(chosen, mask.matmul(matrix));
                var all = session.run(product, left, feed(z, new float[columns])).floats();
                for (double shift : new double[] {0.1, 50, -50}) {
                    var gates = numbers(columns, 0.1);
                    for (int i = 0; i < columns && shift != 0.1; i++) {
                        gates[i] += (float) shift;
                    }
                    var found = session.run(fetches, left, feed(z, gates)).get(0).floats();
                    for (int i = 0; i < columns; i++) {
                        float expected = gates[i] > 0 ? all[i] * 3 : 0;
                        assertThat(found[i]).as("%d of %d", i, columns).isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static boolean isMasked(Node... fetches) {
        try (var session = new Session(fetches[0].graph())) {
            return session.explain(1, fetches).contains(" > 0: ");
        }
    }

    /// Only where nobody needs the other elements.
    @Test
    void whatIsNeededElsewhereIsComputed() {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(BATCH, 300));
        var z = graph.placeholder("z", Shape.of(BATCH, 400));
        var matrix = graph.variable("matrix", InitialValue.uniform(-1, 1, 400, 300));
        var mask = z.times(2).maximum(0);
        var used = mask.matmul(matrix);
        var product = x.matmul(matrix.transpose(1, 0));
        var zero = graph.constant(0);
        var chosen = mask.greater(0).select(product, zero);
        assertThat(isMasked(chosen, used)).isTrue();
        assertThat(isMasked(chosen.plus(product), used)).isFalse();
        assertThat(isMasked(chosen, product, used)).isFalse();
        assertThat(isMasked(mask.greater(1).select(product, zero), used)).isFalse();
        assertThat(isMasked(mask.greater(0).select(zero, product), used)).isFalse();
        assertThat(isMasked(chosen, product.sum(), used)).isFalse();
        // What decides depends on the product itself.
        assertThat(isMasked(product.minus(1).greater(0).select(product, zero), used)).isFalse();
    }
}
