package io.thalweg.core.session;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Attention;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Gru;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Lstm;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A training step of a small network that reads sequences allocates nothing once the JIT compiler
/// has seen it: a vector that became an object would show.
class SequenceStepTest {
    private static final int TIME = 16;
    private static final int WIDTH = 32;
    private static final int SAMPLES = 16;
    private static final int MOST_ROUNDS = 300;
    private static final int STEPS = 50;

    /// A loss that is handed out and what belongs to the run itself.
    private static final long LEAST_BYTES = STEPS * 512L;

    private final Graph graph = new Graph();
    private final Node x = graph.placeholder("x", Shape.of(BATCH, TIME, WIDTH));
    private final List<Node> variables = new ArrayList<>();

    private Node variable(String name, int... shape) {
        var variable = graph.variable(name, InitialValue.uniform(-0.3, 0.3, shape));
        variables.add(variable);
        return variable;
    }

    private Node sequence(String kind) {
        var start = graph.constant(0).broadcastTo(Shape.of(x.shape().axis(0), WIDTH));
        return switch (kind) {
            case "lstm" ->
                    graph.apply(
                            new Lstm(),
                            x.matmul(variable("inputs", WIDTH, 4 * WIDTH)),
                            variable("recurrent", WIDTH, 4 * WIDTH),
                            start,
                            start);
            case "gru" ->
                    graph.apply(
                            new Gru(),
                            x.matmul(variable("inputs", WIDTH, 3 * WIDTH)),
                            variable("recurrent", WIDTH, 3 * WIDTH),
                            variable("bias", WIDTH),
                            start);
            default ->
                    graph.apply(
                            new Attention(2, false),
                            x.matmul(variable("projections", WIDTH, 3 * WIDTH)));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "attention"})
    void aStepAllocatesNothing(String kind) {
        var loss = sequence(kind).minus(1).square().mean();
        var gradients = Gradients.of(loss, variables);
        var updates = new ArrayList<Node>();
        for (int i = 0; i < variables.size(); i++) {
            var variable = variables.get(i);
            updates.add(variable.assign(variable.minus(gradients.get(i).times(0.1))));
        }
        var step = loss.after(updates);
        var values = new float[SAMPLES * TIME * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        var beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        try (var session = new Session(graph)) {
            var run = session.prepare(step);
            run.feed(feed(x, values));
            long bytes = Long.MAX_VALUE;
            for (int round = 0; round < MOST_ROUNDS && bytes >= LEAST_BYTES; round++) {
                long before = beans.getThreadAllocatedBytes(thread);
                for (int i = 0; i < STEPS; i++) {
                    run.run();
                }
                bytes = beans.getThreadAllocatedBytes(thread) - before;
            }
            assertThat(bytes).isLessThan(LEAST_BYTES);
        }
    }
}
