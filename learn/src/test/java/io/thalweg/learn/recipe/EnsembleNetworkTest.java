package io.thalweg.learn.recipe;

import static io.thalweg.core.session.Feed.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.PiecewiseLinearEmbedding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnsembleNetworkTest {
    private static final int MEMBERS = 8;

    private static EnsembleNetwork network(int numbers, int outputs) {
        var columns = IntStream.range(0, numbers).boxed().toList();
        return new EnsembleNetwork(columns, outputs, EnsembleNetwork.USUAL);
    }

    private static Samples samples(int rows, int numbers, float[] values) {
        return Samples.of(new Features(rows, numbers, values, 0, new int[0]), new float[rows]);
    }

    /// Half of the members are sure of the first class, half know nothing: 3/4, not the softmax of
    /// the mean output.
    @Test
    void itSaysTheMeanOfItsMembersProbabilities() {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, MEMBERS, 2));
        var said = network(1, 2).head(Activations.softmax()).apply(x);
        var outputs = new float[2 * MEMBERS * 2];
        for (int member = 0; member < MEMBERS; member += 2) {
            outputs[2 * member] = 100;
            outputs[2 * (MEMBERS + member) + 1] = 100;
        }
        try (var session = new Session(graph)) {
            var shares = session.run(said, feed(x, outputs)).floats();
            assertThat(shares).hasSize(4);
            assertThat(shares[0]).isCloseTo(0.75f, within(1e-6f)); // float32
            assertThat(shares[3]).isCloseTo(0.75f, within(1e-6f));
        }
    }

    @Test
    void aFeatureWithOneValueHasNoBins() {
        var values = new float[] {1, 5, 2, 5, 3, 5, 4, 5};
        var first = network(2, 1).layers(samples(4, 2, values)).layers().getFirst();
        assertThat(first)
                .isEqualTo(
                        new PiecewiseLinearEmbedding(
                                List.of(0), List.of(List.of(1.0, 2.0, 3.0, 4.0))));
    }

    /// The more numbers, the fewer bins: at most about a thousand features come out.
    @Test
    void manyNumbersHaveFewBins() {
        for (int numbers : new int[] {10, 100, 400, 600, 2000}) {
            var values = new float[40 * numbers];
            for (int i = 0; i < values.length; i++) {
                int row = i / numbers;
                values[i] = row;
            }
            var first =
                    network(numbers, 1).layers(samples(40, numbers, values)).layers().getFirst();
            if (numbers > 512) {
                assertThat(first).isNotInstanceOf(PiecewiseLinearEmbedding.class);
            } else {
                var bins = ((PiecewiseLinearEmbedding) first).knots().getFirst().size() - 1;
                assertThat(bins).isEqualTo(Math.min(16, 1024 / numbers));
            }
        }
    }
}
