package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;

    @Test
    void aTerminalsLineIsRewrittenCutToItsWidthAndTakenAway() {
        Heard heard = new Heard(new Terminal.Abilities(true, true, true, 10));
        try (ProgressLine line = new ProgressLine(heard.terminal(), () -> now)) {
            line.show("训练 1234567890");
            line.show("b");
        }
        String erase = "\r\u001b[K";
        assertThat(heard.people()).isEqualTo(erase + "训练 123456" + erase + "b" + erase);
    }

    @Test
    void itIsDueNowAndThen() {
        Heard heard = new Heard(new Terminal.Abilities(true, true, true, 80));
        ProgressLine line = new ProgressLine(heard.terminal(), () -> now);
        assertThat(line.isDue()).isFalse();
        now += SECOND;
        assertThat(line.isDue()).isTrue();
        line.show("a");
        assertThat(line.isDue()).isFalse();
    }

    @Test
    void aFileGetsFewPlainLines() {
        Heard heard = new Heard();
        try (ProgressLine line = new ProgressLine(heard.terminal(), () -> now)) {
            now += SECOND;
            assertThat(line.isDue()).isFalse();
            now += 10 * SECOND;
            assertThat(line.isDue()).isTrue();
            line.show("half");
        }
        assertThat(heard.people()).isEqualTo("half" + System.lineSeparator());
    }

    @Test
    void quietMeansNothing() {
        Heard heard = new Heard(new Terminal.Abilities(true, true, true, 80));
        try (ProgressLine line = new ProgressLine(heard.terminal().quiet(), () -> now)) {
            now += 100 * SECOND;
            assertThat(line.isDue()).isFalse();
            line.show("half");
        }
        assertThat(heard.people()).isEmpty();
    }
}
