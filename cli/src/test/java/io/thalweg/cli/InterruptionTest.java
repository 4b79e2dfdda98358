package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptionTest {
    @Test
    void theProcessWaitsUntilTheWorkIsSaved() throws InterruptedException {
        Thread signal;
        try (Interruption interruption = Interruption.watch()) {
            assertThat(interruption.requested()).isFalse();
            signal = Thread.ofPlatform().start(interruption::request);
            while (!interruption.requested()) {
                Thread.onSpinWait();
            }
            assertThat(signal.join(Duration.ofNanos(1))).isFalse();
        }
        assertThat(signal.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void withoutASignalNothingIsLeftBehind() {
        Interruption interruption = Interruption.watch();
        interruption.close();
        interruption.close();
        assertThat(interruption.requested()).isFalse();
    }
}
