package io.thalweg.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private long now = 1_000;
    private long compiled;
    private final Pace pace = new Pace(now, () -> compiled);

    /// A quarter of a second, in which so many steps are done.
    private void piece(int steps) {
        for (int i = 0; i < 10; i++) {
            now += 25_000_000;
            pace.add(steps / 10, now);
        }
    }

    @Test
    void threePiecesAlikeAreSteady() {
        piece(1_000);
        piece(1_020);
        assertThat(pace.isSteady()).isFalse();
        piece(1_040);
        assertThat(pace.isSteady()).isTrue();
    }

    @Test
    void aPaceThatRisesIsNotSteadyYet() {
        for (int steps = 100; steps < 2_000; steps += 100) {
            piece(steps);
            // The last of three is faster than the first by more than a tenth.
            assertThat(pace.isSteady()).isFalse();
        }
    }

    @Test
    void whatWasSlowLongAgoDoesNotCount() {
        piece(10);
        piece(500);
        piece(1_000);
        piece(1_000);
        assertThat(pace.isSteady()).isFalse();
        piece(1_000);
        assertThat(pace.isSteady()).isTrue();
    }

    /// Code that waits to be compiled takes the same long time for every step.
    @Test
    void whileMuchIsCompiledNoPaceIsSteady() {
        for (int i = 0; i < 5; i++) {
            compiled += 60;
            piece(10);
            assertThat(pace.isCompiling()).isTrue();
            assertThat(pace.isSteady()).isFalse();
        }
        compiled += 5;
        piece(10);
        assertThat(pace.isCompiling()).isFalse();
        assertThat(pace.isSteady()).isTrue();
    }
}
