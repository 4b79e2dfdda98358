package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.learn.train.RunEvent.Stopped;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppedTextTest {
    @Test
    void oneRun() {
        assertThat(StoppedText.of(List.of(new Stopped("patience", 34, 100, 14))))
                .isEqualTo("stopped after 34 epochs: no better any more (patience); kept 14");
        assertThat(StoppedText.of(List.of(new Stopped("max_epochs", 1, 3, 0))))
                .isEqualTo("stopped after 1 epoch: all done (max_epochs)");
    }

    @Test
    void severalRuns() {
        assertThat(
                        StoppedText.of(
                                List.of(
                                        new Stopped("max_epochs", 200, 200, 195),
                                        new Stopped("converged", 59, 59, 9),
                                        new Stopped("converged", 90, 90, 20))))
                .isEqualTo("stopped after 59–200 epochs: 1 max_epochs, 2 converged; kept 9–195");
    }
}
