package io.thalweg.core.exec;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows of a table, looked up by one thread and by several, few of them and many.
class GatherKernelTest {
    @ParameterizedTest
    @CsvSource({"1, 2000, 40", "2, 2000, 40", "3, 2001, 40", "3, 70000, 1", "4, 5, 40", "2, 1, 7"})
    void findsEachRow(int threads, int count, int width) {
        int rows = 300;
        var random = new Random(count);
        var values = new float[rows * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        var numbers = random.ints(count, 0, rows).toArray();
        var graph = new Graph();
        var table = graph.placeholder("table", Shape.of(rows, width));
        var indices = graph.classes("rows", Shape.of(BATCH));
        var found = table.gather(indices);
        try (var session = new Session(graph, Session.Options.DEFAULT.withThreads(threads))) {
            var actual = session.run(found, feed(table, values), feed(indices, numbers)).doubles();
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < width; j++) {
                    assertThat(actual[i * width + j]).isEqualTo(values[numbers[i] * width + j]);
                }
            }
        }
    }
}
