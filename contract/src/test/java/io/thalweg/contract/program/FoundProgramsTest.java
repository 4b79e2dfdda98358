package io.thalweg.contract.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that once gave wrong numbers, made small. All numbers are small integers and halves:
/// exact in float32.
class FoundProgramsTest {
    private final Graph graph = new Graph();

    private Node state(String name, float... elements) {
        return graph.state(
                name, InitialValue.values(Tensor.of(Shape.of(elements.length), elements)));
    }

    /// The new value lies in the variable's place, and a neighbour in the same loop reads the old
    /// one: before it is overwritten. Short loops and long ones are different code.
    @ParameterizedTest
    @ValueSource(ints = {5, 33, 2000})
    void theOldValueIsReadBeforeTheNewOneIsWritten(int length) {
        var elements = new float[length];
        for (int i = 0; i < length; i++) {
            elements[i] = i % 7 + 1;
        }
        var old = state("old", elements);
        var added = graph.placeholder("added", Shape.of(length));
        var assignment = old.assign(added.plus(1));
        var fetch = assignment.times(old);
        try (var session = new Session(graph, Options.DEFAULT.withThreads(1))) {
            var result = session.run(fetch, Feed.feed(added, elements)).floats();
            var kept = session.value(old).floats();
            for (int i = 0; i < length; i++) {
                assertThat(result[i]).isEqualTo((elements[i] + 1) * elements[i]);
                assertThat(kept[i]).isEqualTo(elements[i] + 1);
            }
        }
    }

    /// A number repeated to a row is seen in its own place, until something (here a concatenation)
    /// needs the row as a whole: then also those read the row that were planned before.
    @Test
    void whatIsRepeatedMayHaveToBeStoredLater() {
        var number = graph.variable("number", InitialValue.constant(2));
        var row = number.broadcastTo(Shape.of(3));
        var table =
                graph.variable(
                        "table", InitialValue.values(Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6)));
        // Over [2, 2, 3] the table's rows follow each other, the row itself doesn't.
        var sum = table.broadcastTo(Shape.of(2, 2, 3)).plus(row);
        var moved = row.slice(0, 1, 3).concatenate(0, row.slice(0, 0, 1));
        try (var session = new Session(graph)) {
            var results = session.run(List.of(sum, moved));
            assertThat(results.get(0).floats()).containsExactly(3, 4, 5, 6, 7, 8, 3, 4, 5, 6, 7, 8);
            assertThat(results.get(1).floats()).containsExactly(2, 2, 2);
        }
    }

    /// One number for each row, repeated along the columns: a gradient of a mean.
    @Test
    void aNumberForEachRowIsRepeatedAlongIt() {
        var table =
                graph.variable(
                        "table", InitialValue.values(Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6)));
        var mean = table.sumKeeping(1).dividedBy(table.count(1));
        var repeated = mean.times(mean).plus(mean).broadcastTo(Shape.of(2, 3)).minus(table);
        try (var session = new Session(graph)) {
            assertThat(session.run(repeated).floats()).containsExactly(5, 4, 3, 26, 25, 24);
        }
    }
}
