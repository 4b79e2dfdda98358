package io.thalweg.core.session;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs that a compiler of kernels gets wrong easily.
class OddRunsTest {
    private final Graph graph = new Graph();

    private static float[] numbers(int length) {
        var numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) Math.sin(1 + i * 0.7);
        }
        return numbers;
    }

    /// Compares with the reference in double precision, variables included. A few operations on
    /// numbers of about 1 lose a few times 6e-8 each: 1e-5 is far more, and far less than a wrong
    /// element.
    private void check(List<Node> fetches, List<Node> variables, Feed... feeds) {
        var reference = Options.DEFAULT.withPrecision(Precision.REFERENCE);
        try (var session = new Session(graph);
                var oracle = new Session(graph, reference)) {
            for (int run = 0; run < 2; run++) {
                var values = session.run(fetches, feeds);
                var expected = oracle.run(fetches, feeds);
                for (int i = 0; i < values.size(); i++) {
                    close(values.get(i), expected.get(i));
                }
                for (var variable : variables) {
                    close(session.value(variable), oracle.value(variable));
                }
            }
        }
    }

    private static void close(Tensor value, Tensor expected) {
        assertThat(value.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < value.size(); i++) {
            double tolerance = 1e-5 * (1 + Math.abs(expected.at(i)));
            assertThat(value.at(i))
                    .as("element %s", i)
                    .isCloseTo(expected.at(i), within(tolerance));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 2000})
    void anotherOutputOfTheKernelReadsTheOldValueOfWhatIsWrittenInPlace(int length) {
        var variable = graph.variable("v", InitialValue.uniform(-1, 1, length));
        var x = graph.placeholder("x", Shape.of(length));
        var shared = x.exp();
        var assign = variable.assign(shared.times(0.5));
        var read = shared.times(variable);
        check(List.of(assign, read), List.of(variable), feed(x, numbers(length)));
    }

    @Test
    void theOldValueIsSummedBesideTheNewOne() {
        var variable = graph.variable("v", InitialValue.uniform(-1, 1, 30, 20));
        var x = graph.placeholder("x", Shape.of(30, 20));
        var shared = x.exp();
        var assign = variable.assign(shared.times(0.5));
        var read = shared.times(variable);
        check(
                List.of(assign, read.sum(0), read.sum(1), read.sum()),
                List.of(variable),
                feed(x, numbers(600)));
    }

    @Test
    void groupsThatAreJoinedHandOnWhatTheyNeed() {
        var x = graph.placeholder("x", Shape.of(5, 7));
        var z = graph.placeholder("z", Shape.of(1, 7));
        var ones = graph.constant(Tensor.of(Shape.of(1, 5), 1, 1, 1, 1, 1));
        var first = x.exp();
        var between = ones.matmul(first);
        var apart = z.sin();
        var second = apart.plus(x);
        var joined = first.plus(second);
        var last = apart.plus(between);
        check(List.of(joined, last), List.of(), feed(x, numbers(35)), feed(z, numbers(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1023, 1024, 1025, 2500})
    void oneRowOfManyClasses(int classes) {
        var which = graph.classes("c", Shape.of(1));
        var x = graph.placeholder("x", Shape.of(1, classes));
        check(
                List.of(which.oneHot(classes), which.oneHot(classes).times(x).plus(1)),
                List.of(),
                feed(which, new int[] {classes - 1}),
                feed(x, numbers(classes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16})
    void oneClassOnly(int rows) {
        var which = graph.classes("c", Shape.of(BATCH));
        var x = graph.placeholder("x", Shape.of(BATCH, 20));
        var hot = which.oneHot(1);
        check(
                List.of(hot, x.exp().times(hot), x.times(hot).sum(0), hot.sum()),
                List.of(),
                feed(which, new int[rows]),
                feed(x, numbers(rows * 20)));
    }

    @Test
    void moreElementsThanAnArrayHoldsAreRefused() {
        var x = graph.placeholder("x", Shape.of(100_000));
        var repeated = x.broadcastTo(Shape.of(100_000, 100_000));
        try (var session = new Session(graph)) {
            for (var fetch : List.of(repeated.sum(), repeated.exp().sum(1), repeated.sum(0))) {
                assertThatThrownBy(() -> session.run(fetch, feed(x, numbers(100_000))))
                        .isInstanceOf(ShapeException.class)
                        .hasMessageContaining("2147483639");
            }
        }
    }

    @Test
    void moreMemoryThanAnArrayHoldsIsRefused() {
        var x = graph.placeholder("x", Shape.of(BATCH, 1));
        var wide = x.broadcastTo(Shape.of(BATCH, 40_000)).exp();
        var wider = x.broadcastTo(Shape.of(BATCH, 40_001)).sin();
        try (var session = new Session(graph)) {
            assertThatThrownBy(() -> session.run(List.of(wide, wider), feed(x, numbers(40_000))))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("batch of 40000");
        }
    }

    /// Sixty squares share their operands twice each: who walks all paths through them never ends.
    @Test
    void manyPathsThroughOneExpression() {
        var x = graph.placeholder("x", Shape.of(BATCH, 20));
        var power = x.times(0.1).plus(1);
        for (int i = 0; i < 60; i++) {
            power = power.times(power).minimum(1.01);
        }
        check(List.of(Functions.softmax(power)), List.of(), feed(x, numbers(60)));
    }

    @Test
    void nothingIsFetched() {
        try (var session = new Session(graph)) {
            assertThat(session.run(List.of())).isEmpty();
        }
    }

    @Test
    void whatIsFedIsFetchedAndAssigned() {
        var x = graph.placeholder("x", Shape.of(3, 4));
        var variable = graph.variable("v", InitialValue.zeros(3, 4));
        var flat = graph.variable("f", InitialValue.zeros(12));
        var repeated = graph.variable("r", InitialValue.zeros(2, 3, 4));
        check(
                List.of(
                        x,
                        x.reshape(Shape.of(12)),
                        x.broadcastTo(Shape.of(2, 3, 4)),
                        variable,
                        variable.assign(x),
                        flat.assign(x.reshape(Shape.of(12))),
                        repeated.assign(x.broadcastTo(Shape.of(2, 3, 4)))),
                List.of(variable, flat, repeated),
                feed(x, numbers(12)));
    }

    @Test
    void oneValueForTwoVariables() {
        var x = graph.placeholder("x", Shape.of(40));
        var first = graph.variable("first", InitialValue.ones(40));
        var second = graph.variable("second", InitialValue.ones(40));
        var value = first.plus(second).times(x);
        check(
                List.of(first.assign(value), second.assign(value), value, first),
                List.of(first, second),
                feed(x, numbers(40)));
    }

    /// A product that is written where it stays must wait for all that still read the old value:
    /// itself, a transposed part of it, and what fetches it. Small, and large enough for tiles.
    @ParameterizedTest
    @ValueSource(ints = {3, 40, 150})
    void aProductTakesThePlaceOfAVariableThatIsRead(int size) {
        var variable = graph.variable("v", InitialValue.uniform(-0.1, 0.1, size, size));
        var other = graph.variable("other", InitialValue.uniform(-0.1, 0.1, size, size));
        var x = graph.placeholder("x", Shape.of(size, size));
        check(
                List.of(
                        variable.assign(x.matmul(variable)),
                        other.assign(variable.matmul(x)),
                        variable,
                        variable.transpose(1, 0).sum(1),
                        variable.slice(0, 0, 1).plus(1)),
                List.of(variable, other),
                feed(x, numbers(size * size)));
    }

    @Test
    void countsAndConstantsAreFetchedAndAssigned() {
        var x = graph.placeholder("x", Shape.of(BATCH, 3));
        var variable = graph.variable("v", InitialValue.zeros());
        var fixed = graph.constant(Tensor.of(Shape.of(2), 5, 6));
        check(
                List.of(
                        variable.assign(x.count()),
                        x.count(0),
                        fixed,
                        fixed.reshape(Shape.of(2, 1)).broadcastTo(Shape.of(2, 3)),
                        graph.constant(7).broadcastTo(Shape.of(2, 3))),
                List.of(variable),
                feed(x, numbers(15)));
    }

    @Test
    void batchesGrowAndShrink() {
        var x = graph.placeholder("x", Shape.of(BATCH, 19));
        var fetches =
                List.of(
                        Functions.softmax(x),
                        x.sum(0),
                        x.max(0),
                        x.max(),
                        x.reshape(Shape.of(19 * BATCH)).exp().mean(),
                        x.transpose(1, 0).matmul(x.tanh()),
                        x.minus(x.mean(0)).square().sum(0));
        for (int batch : new int[] {3, 1, 900, 2, 1, 1200, 17}) {
            check(fetches, List.of(), feed(x, numbers(batch * 19)));
        }
        try (var session = new Session(graph)) {
            var alone = session.run(fetches.get(0), feed(x, numbers(19))).floats();
            var first = session.run(fetches.get(0), feed(x, numbers(900 * 19))).floats();
            // The same row in another batch gives the same bits.
            assertThat(java.util.Arrays.copyOf(first, 19)).isEqualTo(alone);
        }
    }

    /// Sessions in several threads compile and run the same loops at the same time.
    @Test
    void sessionsInSeveralThreadsShareCode() throws Exception {
        int count = 4;
        try (var threads = Executors.newFixedThreadPool(count)) {
            var tasks = new ArrayList<Callable<List<float[]>>>();
            for (int thread = 0; thread < count; thread++) {
                tasks.add(OddRunsTest::trainAlone);
            }
            var results = threads.invokeAll(tasks);
            var expected = results.get(0).get();
            for (var result : results) {
                assertThat(result.get()).usingRecursiveComparison().isEqualTo(expected);
            }
        }
    }

    private static List<float[]> trainAlone() {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(BATCH, 33));
        var variable = graph.variable("v", InitialValue.uniform(-1, 1, 33));
        var values = new ArrayList<float[]>();
        for (int width = 1; width < 20; width++) {
            var node = x.times(width).plus(variable).tanh();
            var next = variable.assign(variable.times(0.9).plus(node.mean(0).times(0.1)));
            try (var session = new Session(graph, Options.DEFAULT.withThreads(2))) {
                for (int run = 0; run < 3; run++) {
                    values.add(session.run(next, feed(x, numbers(33 * 40))).floats());
                }
            }
        }
        return values;
    }
}
