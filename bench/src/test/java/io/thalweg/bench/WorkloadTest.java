package io.thalweg.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
    @ParameterizedTest
    @CsvSource({"W3, W3", "W3b1, W3b1-sgd W3b1-adam", "W8, W8 W8-shuffled", "W7-512, W7-512"})
    void aWordMeansOneOrAllOfItsKind(String word, String ids) {
        assertThat(Workload.named(word).stream().map(Workload::id))
                .containsExactly(ids.split(" ", -1));
    }

    @Test
    void anUnknownWordMeansNone() {
        assertThat(Workload.named("W10")).isEmpty();
        assertThat(Workload.named("W")).isEmpty();
    }

    /// The limits that the products set at 200 GFLOP/s a core, counted by hand beforehand: 83,000
    /// samples a second for W3, 2,800 for W4, 80,000 tokens for W6 (each rounded to two digits).
    @ParameterizedTest
    @CsvSource({"W3, 83000", "W4, 2800", "W6, 78000", "W2, 6900000"})
    void operationsGiveTheKnownLimits(String id, double limit) {
        var workload = Workload.named(id).getFirst();
        double nanoseconds = workload.operations() / 200;
        assertThat(workload.figure(1, nanoseconds)).isCloseTo(limit, within(0.02 * limit));
    }

    @ParameterizedTest
    @EnumSource
    void figuresAndStepsPerSecondSayTheSame(Workload workload) {
        // 20 steps in half a second. W9 counts no operations, but whole runs.
        double figure = workload.figure(20, 0.5e9);
        assertThat(workload.stepsPerSecond(figure)).isCloseTo(40, within(1e-9));
    }
}
