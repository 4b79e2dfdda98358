package io.thalweg.learn.nn;

import static io.thalweg.core.session.Feed.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Dropout that becomes weaker in the course of training.
class DropoutTest {
    private static final int NUMBERS = 100_000;
    private static final double RATE = 0.4;

    /// What becomes of ones. Both the rate and the strength of regularization are constants if the
    /// strength is negative.
    private static float[] drop(double strength) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(Shape.BATCH));
        var state = graph.state("strength", InitialValue.constant(strength));
        var site = strength < 0 ? Site.training(graph) : Site.training(graph, state);
        var dropped = site.add(new Dropout(RATE), x);
        var ones = new float[NUMBERS];
        Arrays.fill(ones, 1);
        try (var session = new Session(graph)) {
            return session.run(dropped, feed(x, ones)).floats();
        }
    }

    /// The share of zeros is the rate times the strength: 1 %, about four standard errors. What is
    /// left has the same mean as before, up to float32's last digit.
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.75, 0.5, 0.1, 0})
    void theShareFollowsTheStrength(double strength) {
        var dropped = drop(strength);
        int zeros = 0;
        for (float each : dropped) {
            if (each == 0) {
                zeros++;
            } else {
                assertThat(each).isCloseTo((float) (1 / (1 - RATE * strength)), within(1e-6f));
            }
        }
        assertThat((double) zeros / NUMBERS).isCloseTo(RATE * strength, within(0.0065));
        if (strength == 0) {
            assertThat(dropped).containsOnly(1);
        }
    }

    /// At full strength the same numbers are dropped as without a schedule.
    @Test
    void fullStrengthDropsTheSame() {
        var scheduled = drop(1);
        var plain = drop(-1);
        for (int i = 0; i < NUMBERS; i++) {
            assertThat(scheduled[i] == 0).isEqualTo(plain[i] == 0);
        }
    }
}
