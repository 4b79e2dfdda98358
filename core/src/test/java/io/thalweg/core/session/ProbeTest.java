package io.thalweg.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.GraphException;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    void readsNormZerosAndWhatIsNotFinite(Precision precision) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, 3));
        var probe = Probe.of(x.times(2));
        var options = Session.Options.DEFAULT.withPrecision(precision);
        try (var session = new Session(graph, options)) {
            var run = session.prepare(probe.fetches().toArray(Node[]::new));
            run.feed(Feed.feed(x, 1, 0, -2, 0, 0, 1));
            run.run();
            // 4 + 16 + 4
            var reading = probe.read(run::number);
            assertThat(reading.norm()).isCloseTo(Math.sqrt(24), within(1e-6));
            assertThat(reading.zeros()).isEqualTo(3);
            assertThat(reading.notFinite()).isZero();
            assertThat(reading.elements()).isEqualTo(6);
            run.feed(Feed.feed(x, Float.NaN, 0, Float.NEGATIVE_INFINITY));
            run.run();
            reading = probe.read(run::number);
            assertThat(reading.norm()).isNaN();
            assertThat(reading.zeros()).isEqualTo(1);
            assertThat(reading.notFinite()).isEqualTo(2);
            assertThat(reading.elements()).isEqualTo(3);
        }
    }

    /// In vectors as in plain code, over more rows than a block of a sum has.
    @ParameterizedTest
    @CsvSource({"1, 5", "7, 64", "2100, 33"})
    void countsZerosOfEachUnit(int rows, int units) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH, units));
        var relu = x.maximum(0);
        var fed = new float[rows * units];
        var expected = new float[units];
        for (int i = 0; i < fed.length; i++) {
            fed[i] = (float) CounterRandom.normal(3, 1, 0, i);
            expected[i % units] += fed[i] <= 0 ? 1 : 0;
        }
        try (var session = new Session(graph)) {
            var counts =
                    session.run(
                            List.of(Probe.zerosOfUnits(relu), Probe.placesOfUnits(relu)),
                            Feed.feed(x, fed));
            assertThat(counts.get(0).floats()).isEqualTo(expected);
            assertThat(counts.get(1).item()).isEqualTo(rows);
        }
    }

    /// A random node gives the same again where the session is taken back.
    @Test
    void aStepCanBeDoneAgain() {
        var graph = new Graph();
        var sum = graph.variable("sum", InitialValue.zeros());
        var step = sum.after(List.of(sum.assign(sum.plus(graph.random(Shape.of(4)).sum()))));
        try (var session = new Session(graph)) {
            session.run(step);
            var before = session.value(sum);
            session.run(step);
            var after = session.value(sum).item();
            session.run(step);
            session.assign(sum, before);
            session.rewind(1);
            session.run(step);
            assertThat(session.value(sum).item()).isEqualTo(after);
            assertThat(session.step()).isEqualTo(2);
            assertThatThrownBy(() -> session.rewind(-1))
                    .isInstanceOf(GraphException.class)
                    .hasMessageContaining("-1");
        }
    }
}
