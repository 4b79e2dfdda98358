package io.thalweg.core.session;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A training step of a small convolutional network, with all kernels that images need.
class ConvolutionStepTest {
    private static final int SIDE = 14;
    private static final int IMAGES = 16;
    private static final int MOST_ROUNDS = 200;

    /// For the 100 steps of a round.
    private static final long LEAST_BYTES = 100 * 512;

    private final Graph graph = new Graph();
    private final Node x = graph.placeholder("x", Shape.of(BATCH, SIDE, SIDE, 3));
    private final List<Node> variables = new ArrayList<>();
    private final Node step = step();

    private Node variable(String name, int... shape) {
        var variable = graph.variable(name, InitialValue.uniform(-0.3, 0.3, shape));
        variables.add(variable);
        return variable;
    }

    private Node step() {
        var same = Sliding.PLAIN.withPadding(1, 1, 1, 1);
        var first = x.convolution(variable("first", 3, 3, 3, 16), same, 1);
        var depthwise =
                Functions.relu(first.plus(variable("bias", 16)))
                        .convolution(variable("depthwise", 3, 3, 1, 16), same, 16);
        var second = depthwise.convolution(variable("second", 3, 3, 16, 24), Sliding.PLAIN, 1);
        var pooled =
                Functions.relu(second.plus(variable("shift", 24)))
                        .maximumPool(2, 2, Sliding.PLAIN.withStride(2, 2));
        var mean = pooled.meanPool(3, 3, Sliding.PLAIN.withStride(3, 3));
        var loss = mean.minus(1).square().mean();
        var gradients = Gradients.of(loss, variables);
        var updates = new ArrayList<Node>();
        for (int i = 0; i < variables.size(); i++) {
            var variable = variables.get(i);
            updates.add(variable.assign(variable.minus(gradients.get(i).times(0.1))));
        }
        return loss.after(updates);
    }

    private static float[] numbers(int length) {
        var numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) Math.sin(i);
        }
        return numbers;
    }

    private double[][] trained(int threads) {
        try (var session = new Session(graph, Session.Options.DEFAULT.withThreads(threads))) {
            var values = new ArrayList<double[]>();
            for (int i = 0; i < 4; i++) {
                values.add(session.run(step, feed(x, numbers(IMAGES * SIDE * SIDE * 3))).doubles());
            }
            for (var variable : variables) {
                values.add(session.value(variable).doubles());
            }
            return values.toArray(double[][]::new);
        }
    }

    @Test
    void threadsChangeNoBit() {
        var alone = trained(1);
        assertThat(trained(2)).isDeepEqualTo(alone);
        assertThat(trained(3)).isDeepEqualTo(alone);
        assertThat(alone[3][0]).isLessThan(alone[0][0]);
    }

    /// Until all kernels are compiled they allocate; then nearly nothing any more: in a JVM that
    /// has run many other shapes before, the compiler of the JVM leaves two or three vectors a step
    /// as objects (192 bytes measured). An array of a step's values would be far more.
    @Test
    void aStepAllocatesNextToNothing() {
        try (var session = new Session(graph)) {
            var run = session.prepare(step);
            run.feed(feed(x, numbers(2 * SIDE * SIDE * 3)));
            var beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long thread = Thread.currentThread().threadId();
            long bytes = Long.MAX_VALUE;
            for (int round = 0; round < MOST_ROUNDS && bytes >= LEAST_BYTES; round++) {
                long before = beans.getThreadAllocatedBytes(thread);
                for (int i = 0; i < 100; i++) {
                    run.run();
                }
                bytes = beans.getThreadAllocatedBytes(thread) - before;
            }
            assertThat(bytes).isLessThan(LEAST_BYTES);
        }
    }
}
