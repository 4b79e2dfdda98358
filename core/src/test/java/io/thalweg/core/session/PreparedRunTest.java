package io.thalweg.core.session;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedRunTest {
    private static final int MOST_ROUNDS = 200;

    private static final int ROWS = 64;

    private final Graph graph = new Graph();
    private final Node x = graph.placeholder("x", Shape.of(BATCH, 30));
    private final Node y = graph.placeholder("y", Shape.of(BATCH, 1));
    private final Node first = graph.variable("first", InitialValue.constant(0.01, 30, 40));
    private final Node second = graph.variable("second", InitialValue.constant(0.02, 40, 1));
    private final Node loss =
            Functions.relu(x.matmul(first)).matmul(second).minus(y).square().mean();

    private Node step() {
        var gradients = Gradients.of(loss, List.of(first, second));
        return loss.after(
                List.of(
                        first.assign(first.minus(gradients.get(0).times(0.01))),
                        second.assign(second.minus(gradients.get(1).times(0.01)))));
    }

    private static float[] numbers(int length) {
        var numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) Math.sin(i);
        }
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aStepAllocatesNothing(int threads) {
        assertAllocatesNothing(step(), threads);
    }

    /// More functions in one loop than the JIT compiler would inline calls of: vectors that it
    /// doesn't inline become objects.
    @Test
    void aLoopOfManyFunctionsAllocatesNothing() {
        var wide = Functions.relu(x.matmul(first));
        var functions =
                wide.erf().plus(wide.tanh()).plus(wide.log1p()).plus(wide.sin().times(wide.exp()));
        var sum = functions.plus(wide.sigmoid()).minus(y).square().mean();
        var gradient = Gradients.of(sum, List.of(first)).getFirst();
        var update = first.assign(first.minus(gradient.times(0.001)));
        assertAllocatesNothing(sum.after(List.of(update)), 1);
    }

    /// The loop that counts must be as warm as it gets, so that only what each run allocates is
    /// counted: the JIT compiler removes what doesn't escape, once it has come to it, which takes
    /// longer on a busy machine. So there are rounds until one allocates nothing; a step that
    /// allocates by itself would never get there.
    private void assertAllocatesNothing(Node step, int threads) {
        try (var session = new Session(graph, Session.Options.DEFAULT.withThreads(threads))) {
            var run = session.prepare(step);
            run.feed(feed(x, numbers(ROWS * 30)), feed(y, numbers(ROWS)));
            var beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long thread = Thread.currentThread().threadId();
            long bytes = Long.MAX_VALUE;
            for (int round = 0; round < MOST_ROUNDS && bytes >= 1024; round++) {
                long before = beans.getThreadAllocatedBytes(thread);
                for (int i = 0; i < 1000; i++) {
                    run.run();
                }
                bytes = beans.getThreadAllocatedBytes(thread) - before;
            }
            // The question itself allocates less than a kilobyte.
            assertThat(bytes).isLessThan(1024);
        }
    }

    @Test
    void givesWhatRunGives() {
        var step = step();
        var feeds = new Feed[] {feed(x, numbers(ROWS * 30)), feed(y, numbers(ROWS))};
        try (var session = new Session(graph);
                var other = new Session(graph)) {
            var run = session.prepare(step, first);
            run.feed(feeds);
            for (int i = 0; i < 3; i++) {
                run.run();
                var values = other.run(List.of(step, first), feeds);
                assertThat(run.number(0)).isEqualTo(values.get(0).item());
                assertThat(run.value(1).floats()).isEqualTo(values.get(1).floats());
                var copied = new float[30 * 40];
                run.copy(1, copied);
                assertThat(copied).isEqualTo(values.get(1).floats());
            }
            assertThat(session.value(first).floats()).isEqualTo(other.value(first).floats());
        }
    }

    @Test
    void saysWhatIsMissing() {
        try (var session = new Session(graph)) {
            var run = session.prepare(loss);
            assertThatThrownBy(run::run)
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("'x' [batch, 30]");
            assertThatThrownBy(() -> run.number(0))
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("Call run() first");
        }
    }

    @Test
    void explainsItsKernels() {
        var step = step();
        try (var session = new Session(graph, Session.Options.DEFAULT.withTimes())) {
            session.run(step, feed(x, numbers(ROWS * 30)), feed(y, numbers(ROWS)));
            assertThat(session.explain(ROWS, step))
                    .contains("kernels for a batch of 64")
                    .contains("matmul: 'x' [batch, 30], 'first' [30, 40]")
                    .contains("in place of 'first' [30, 40]")
                    .contains("µs")
                    // 2 · 64 · 30 · 40
                    .contains("153 kFLOP")
                    // Where the rectifier passes gradients on is seen from its value.
                    .doesNotContain("greater#");
        }
    }
}
