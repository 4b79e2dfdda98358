package io.thalweg.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {
    /// Remembers what it was told to do; its loss is the number of steps so far.
    private static final class Recorded implements Task {
        final List<Integer> batches = new ArrayList<>();
        int resets;
        int sinceReset;

        @Override
        public void step(int batch) {
            if (batches.size() < 1000) {
                batches.add(batch);
            }
            sinceReset++;
        }

        @Override
        public double loss() {
            return sinceReset;
        }

        @Override
        public void reset() {
            resets++;
            sinceReset = 0;
        }
    }

    private final Recorded task = new Recorded();
    private final Trainer trainer = new Trainer((problem, threads) -> task);

    @Test
    void aTraceGoesThroughTheBatchesInTurn() throws Exception {
        trainer.load(Workload.W2);
        var answer = trainer.trace(34, 1).split(" ", -1);
        assertThat(answer).hasSize(36).startsWith(answer[0], "0", "1.0", "2.0").endsWith("34.0");
        assertThat(task.batches).hasSize(34).endsWith(30, 31, 0, 1);
        assertThat(task.resets).isZero();
    }

    @Test
    void aWindowStartsFromTheFirstWeightsAndCountsItsSteps() throws Exception {
        trainer.load(Workload.W1);
        trainer.trace(3, 1);
        var answer = trainer.window(1).split(" ", -1);
        assertThat(task.resets).isEqualTo(1);
        assertThat(Integer.parseInt(answer[0])).isEqualTo(task.sinceReset);
        assertThat(Long.parseLong(answer[1])).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void warmingUpEndsAtTheLatestAfterWhatItIsGiven() throws Exception {
        trainer.load(Workload.W1);
        trainer.trace(3, 1);
        var answer = trainer.warm(1, 2).strip().split(" ", -1);
        // A block of steps takes ten milliseconds.
        assertThat(answer).hasSize(2);
        assertThat(Long.parseLong(answer[0])).isEqualTo(task.sinceReset);
    }

    @Test
    void lateStepsComeBeforeTheWindow() throws Exception {
        trainer.load(Workload.W1);
        trainer.trace(3, 1);
        var answer = trainer.late(500, 1).split(" ", -1);
        assertThat(Double.parseDouble(answer[2])).isEqualTo(500 + Double.parseDouble(answer[0]));
    }

    @Test
    void anOrderBeforeTheModelIsAMistake() {
        assertThatThrownBy(() -> trainer.window(1)).hasMessageContaining("before trace");
    }
}
