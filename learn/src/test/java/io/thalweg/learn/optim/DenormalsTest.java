package io.thalweg.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What an optimizer remembers never decays into denormal numbers, with which processors compute
/// many times slower.
class DenormalsTest {
    private static final int ROWS = 64;
    private static final int FEATURES = 12;
    private static final int CLASSES = 4;

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of("momentum", Optimizers.momentum(0.1, 0.9)),
                Arguments.of("nesterov", Optimizers.nesterov(0.1, 0.9)),
                Arguments.of("adagrad", Optimizers.adaGrad(0.1)),
                Arguments.of("rmsprop", Optimizers.rmsProp(0.01)),
                Arguments.of("adadelta", Optimizers.adadelta(1)),
                Arguments.of("adam", Optimizers.adam(0.03)),
                Arguments.of("adamw", Optimizers.adamW(0.03, 0.01)),
                Arguments.of("nadam", Optimizers.nadam(0.03)),
                Arguments.of("lion", Optimizers.lion(0.003)));
    }

    /// A network like the benchmark's third, smaller: rectifiers, so that units which are off have
    /// no gradient, softmax and cross-entropy on classes that it learns until nothing is left. Then
    /// many steps more, in which what is remembered only decays: by 0.9 a step it would be below
    /// 1e-38 after 800.
    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void nothingRememberedIsDenormal(String name, Optimizer optimizer) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(ROWS, FEATURES));
        var y = graph.classes("y", Shape.of(ROWS));
        var first = graph.variable("first", InitialValue.normal(0.4, FEATURES, 24));
        var second = graph.variable("second", InitialValue.normal(0.3, 24, 16));
        var third = graph.variable("third", InitialValue.normal(0.3, 16, CLASSES));
        var hidden = Functions.relu(Functions.relu(x.matmul(first)).matmul(second));
        var logits = hidden.matmul(third);
        var loss = Functions.logSoftmax(logits).times(y.oneHot(CLASSES)).sum().times(-1.0 / ROWS);
        var plan = optimizer.plan(loss, graph.trainableVariables());
        var features = new float[ROWS * FEATURES];
        var classes = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            classes[row] = row % CLASSES;
            for (int i = 0; i < FEATURES; i++) {
                double center = i % CLASSES == classes[row] ? 2 : 0;
                features[row * FEATURES + i] =
                        (float) (center + 0.3 * CounterRandom.normal(1, 2, row, i));
            }
        }
        try (var session = new Session(graph)) {
            var feeds = new Feed[] {Feed.feed(x, features), Feed.feed(y, classes)};
            for (int step = 0; step < 3000; step++) {
                session.run(plan.step(), feeds);
            }
            assertThat(session.run(loss, feeds).item()).as("learnt").isLessThan(0.01);
            for (Node node : plan.state()) {
                for (float number : session.value(node).floats()) {
                    assertThat(number == 0 || Math.abs(number) >= Float.MIN_NORMAL)
                            .as("%s in %s", number, ((Variable) node.op()).label())
                            .isTrue();
                }
            }
        }
    }
}
