package io.thalweg.core.session;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.MaximumPool;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;
import org.junit.jupiter.api.Test;

/// Pooling that comes before a bias and relu gives what it would give behind them, bit by bit.
class PoolingOrderTest {
    private static final int IMAGES = 3;
    private static final int SIDE = 6;
    private static final int CHANNELS = 4;

    private final Graph graph = new Graph();
    private final Node x = graph.placeholder("x", Shape.of(BATCH, SIDE, SIDE, CHANNELS));
    private final Node bias = graph.placeholder("bias", Shape.of(CHANNELS));
    private final Node all = Functions.relu(x.plus(bias));
    private final Sliding byTwo = Sliding.PLAIN.withStride(2, 2);

    private static float[] numbers(int length, double scale) {
        var numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) (scale * Math.sin(i * i));
        }
        return numbers;
    }

    @Test
    void poolingComesFirst() {
        var pooled = all.maximumPool(2, 2, byTwo);
        assertThat(pooled.op()).isEqualTo(all.op());
        assertThat(pooled.input(0).input(0).op()).isEqualTo(new MaximumPool(2, 2, byTwo));
        assertThat(pooled.input(0).input(0).input(0)).isSameAs(x);
    }

    @Test
    void resultsAreTheSame() {
        var pooled = all.maximumPool(2, 2, byTwo);
        // A bias far above the numbers: the sums lose their last digits.
        var feeds =
                new Feed[] {
                    feed(x, numbers(IMAGES * SIDE * SIDE * CHANNELS, 1)),
                    feed(bias, numbers(CHANNELS, 300))
                };
        try (var session = new Session(graph)) {
            double[] before = session.run(all, feeds).doubles();
            double[] after = session.run(pooled, feeds).doubles();
            int places = SIDE / 2;
            for (int at = 0; at < after.length; at++) {
                int channel = at % CHANNELS;
                int column = at / CHANNELS % places;
                int row = at / CHANNELS / places % places;
                int image = at / CHANNELS / places / places;
                double largest = 0;
                for (int i = 0; i < 2; i++) {
                    for (int j = 0; j < 2; j++) {
                        int line = (image * SIDE + 2 * row + i) * SIDE + 2 * column + j;
                        largest = Math.max(largest, before[line * CHANNELS + channel]);
                    }
                }
                assertThat(after[at]).isEqualTo(largest);
            }
        }
    }

    /// A bias of which each place has its own stays where it is.
    @Test
    void anotherBiasForEachPlaceStays() {
        var each = graph.placeholder("each", Shape.of(SIDE, SIDE, CHANNELS));
        var sum = x.plus(each);
        assertThat(sum.maximumPool(2, 2, byTwo).input(0)).isSameAs(sum);
    }
}
