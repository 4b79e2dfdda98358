package io.thalweg.learn.train;

import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.nn.Activations.relu;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.nn.Layers.dropout;
import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.optim.Optimizers.momentum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.nn.ParametricActivation;
import io.thalweg.learn.nn.ScaledDense;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.optim.Lbfgs;
import io.thalweg.learn.optim.Schedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs that end all of a sudden, and go on.
class CheckpointsTest {
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir private Path folder;

    private static Samples clouds(int rows, int seed) {
        var x = new float[rows * 3];
        var y = new int[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = i % 3;
            for (int j = 0; j < 3; j++) {
                double noise = CounterRandom.normal(seed, 1, 0, 3L * i + j);
                x[3 * i + j] = (float) (noise + (j == y[i] ? 1 : 0));
            }
        }
        var weights = new float[rows];
        for (int i = 0; i < rows; i++) {
            weights[i] = 1 + i % 4;
        }
        return Samples.of(new Features(rows, 3, x, 0, new int[0]), y).weighted(weights);
    }

    private static Sequential network() {
        return Sequential.of(dense(8, relu()), dropout(0.3), dense(3));
    }

    private static Training descent() {
        return Training.of(network(), softmaxCrossEntropy(), adam(0.02)).batchSize(8);
    }

    /// A way to train, made anew for each attempt, as a process that starts again would.
    record Way(String name, Supplier<Training> training) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// 50 rows leave a last batch that isn't full.
    static Stream<Way> ways() {
        return Stream.of(
                new Way(
                        "cosine, validation",
                        () ->
                                descent()
                                        .schedule(Schedules.cosine(0.1))
                                        .validation(clouds(30, 2))
                                        .stopWhen(StopRule.epochs(9), StopRule.patience(3))),
                new Way(
                        "plateau, momentum",
                        () ->
                                Training.of(
                                                network(),
                                                softmaxCrossEntropy(),
                                                momentum(0.2, 0.9).clipNorm(1))
                                        .batchSize(16)
                                        .schedule(Schedules.reduceOnPlateau(0.5, 0))
                                        .validation(clouds(30, 2))
                                        .stopWhen(StopRule.epochs(12))),
                new Way(
                        "averages of gathered gradients",
                        () ->
                                descent()
                                        .batchSize(5)
                                        .accumulate(3)
                                        .averageWeights(0.9)
                                        .validation(clouds(30, 2))
                                        .stopWhen(StopRule.epochs(9))),
                new Way(
                        "averages, no validation",
                        () -> descent().averageWeights(0.9).stopWhen(StopRule.steps(37))),
                new Way(
                        "a callback changes the learning rate",
                        () ->
                                descent()
                                        .stopWhen(StopRule.epochs(6))
                                        .callback((event, control) -> {
                                            if (event instanceof RunEvent.EpochDone) {
                                                control.multiplyLearningRate(0.7);
                                            }
                                        })),
                new Way(
                        "regularization fades away, first values from data",
                        () ->
                                Training.of(
                                                Sequential.of(
                                                        new ScaledDense(8, ScaledDense.Start.DATA),
                                                        new ParametricActivation(relu()),
                                                        dropout(0.3),
                                                        new ScaledDense(3, ScaledDense.Start.ZERO)),
                                                softmaxCrossEntropy(),
                                                adam(0.02).weightDecay(0.5))
                                        .batchSize(8)
                                        .regularization(Schedules.flatCosine())
                                        .validation(clouds(30, 2))
                                        .stopWhen(StopRule.epochs(4))),
                new Way(
                        "L-BFGS",
                        () ->
                                Training.of(
                                                Sequential.of(dense(8, relu()), dense(3)),
                                                softmaxCrossEntropy(),
                                                Lbfgs.Settings.DEFAULT)
                                        .validation(clouds(30, 2))
                                        .stopWhen(StopRule.epochs(25))));
    }

    private Checkpoints open(boolean resume) {
        return Checkpoints.open(folder, new CheckpointInterval.Steps(4), resume, identity("a"));
    }

    private static SequencedMap<String, String> identity(String data) {
        var identity = new LinkedHashMap<String, String>();
        identity.put("data", data);
        identity.put("seed", "42");
        return identity;
    }

    private static List<float[]> weights(TrainingRun run) {
        return run.network().variables().values().stream().map(v -> v.floats()).toList();
    }

    private TrainingRun attempt(Way way, long crashAt, AtomicReference<Long> resumedFrom) {
        try (var checkpoints = open(true)) {
            return way.training()
                    .get()
                    .checkpoints(checkpoints, 1)
                    .listener(event -> {
                        switch (event) {
                            case RunEvent.Started started ->
                                    resumedFrom.set(started.resumedFromStep());
                            case RunEvent.StepDone done -> {
                                if (done.step() == crashAt) {
                                    throw new Crash();
                                }
                            }
                            default -> {}
                        }
                    })
                    .fit(clouds(50, 1));
        }
    }

    /// Crashes at steps that lie between checkpoints, within epochs and at their ends.
    @ParameterizedTest
    @MethodSource("ways")
    void aRunThatCrashesGivesTheSameBits(Way way) {
        var expected = way.training().get().fit(clouds(50, 1));
        var resumedFrom = new AtomicReference<>(-1L);
        for (long crashAt : new long[] {3, 7, 8, 14, 21}) {
            assertThatThrownBy(() -> attempt(way, crashAt, resumedFrom)).isInstanceOf(Crash.class);
        }
        assertThat(resumedFrom).hasValue(12L);
        var run = attempt(way, -1, resumedFrom);
        assertThat(resumedFrom).hasValue(20L);
        assertThat(run.steps()).isEqualTo(expected.steps());
        assertThat(run.stoppedBy()).isEqualTo(expected.stoppedBy());
        assertThat(run.bestEpoch()).isEqualTo(expected.bestEpoch());
        assertThat(run.trainingLoss()).isEqualTo(Double.valueOf(expected.trainingLoss()));
        assertThat(run.validationLoss()).isEqualTo(Double.valueOf(expected.validationLoss()));
        var values = weights(expected);
        for (int i = 0; i < values.size(); i++) {
            assertThat(weights(run).get(i)).isEqualTo(values.get(i));
        }
        // A run that has ended isn't trained again, and gives the same.
        var again = attempt(way, 1, resumedFrom);
        assertThat(resumedFrom).hasValue(expected.steps());
        assertThat(weights(again).get(0)).isEqualTo(values.get(0));
    }

    private static final Way USUAL = new Way("usual", () -> descent().stopWhen(StopRule.steps(40)));

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theLastTwoAndTheBestAreKept() throws IOException {
        var way =
                new Way(
                        "rises",
                        () -> {
                            var training = descent().validation(clouds(30, 2));
                            // Epochs of 7 steps; after the second the learning rate is too large.
                            training.callback((event, control) -> {
                                if (event instanceof RunEvent.EpochDone done && done.epoch() == 2) {
                                    control.multiplyLearningRate(1000);
                                }
                            });
                            return training.stopWhen(StopRule.epochs(100));
                        });
        var none = new AtomicReference<>(0L);
        assertThatThrownBy(() -> attempt(way, 38, none)).isInstanceOf(Crash.class);
        assertThat(files())
                .containsExactly(
                        "identity",
                        "lock",
                        "run-01-step-000000000016.checkpoint",
                        "run-01-step-000000000032.checkpoint",
                        "run-01-step-000000000036.checkpoint");
    }

    @Test
    void aDamagedOneIsPassedOver() throws IOException {
        var from = new AtomicReference<>(0L);
        assertThatThrownBy(() -> attempt(USUAL, 11, from)).isInstanceOf(Crash.class);
        var file = folder.resolve("run-01-step-000000000008.checkpoint");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Files.write(folder.resolve(".thalweg-half.part"), new byte[10]);
        attempt(USUAL, -1, from);
        assertThat(from).hasValue(4L);
        assertThat(files()).doesNotContain(".thalweg-half.part");
    }

    @Test
    void whereAllAreDamagedItSaysSo() throws IOException {
        var from = new AtomicReference<>(0L);
        assertThatThrownBy(() -> attempt(USUAL, 6, from)).isInstanceOf(Crash.class);
        Files.write(folder.resolve("run-01-step-000000000004.checkpoint"), new byte[100]);
        assertThatThrownBy(() -> attempt(USUAL, -1, from))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("run-01")
                .hasMessageContaining("damaged");
    }

    @Test
    void otherTrainingIsRefusedAndNamed() {
        var from = new AtomicReference<>(0L);
        assertThatThrownBy(() -> attempt(USUAL, 6, from)).isInstanceOf(Crash.class);
        var interval = CheckpointInterval.DEFAULT;
        assertThatThrownBy(() -> Checkpoints.open(folder, interval, true, identity("b")).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("data was a and is now b")
                .hasMessageNotContaining("seed");
        assertThatThrownBy(() -> open(false).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("--resume");
        var other = new Way("other batches", () -> descent().batchSize(10));
        assertThatThrownBy(() -> attempt(other, -1, from))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("8 in a step")
                .hasMessageContaining("10 in a step");
        var larger =
                new Way(
                        "another model",
                        () ->
                                Training.of(
                                                Sequential.of(dense(9, relu()), dense(3)),
                                                softmaxCrossEntropy(),
                                                adam(0.02))
                                        .batchSize(8));
        assertThatThrownBy(() -> attempt(larger, -1, from))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("weights/dense_1");
    }

    @Test
    void oneProcessAtATimeUsesAFolder() {
        try (var first = open(true)) {
            assertThatThrownBy(() -> open(true).close())
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("Another training");
            assertThat(first.resumes()).isFalse();
        }
        open(true).close();
    }

    @Test
    void whatHasEndedMayBeReplaced() throws IOException {
        attempt(USUAL, -1, new AtomicReference<>(0L));
        assertThat(files()).contains("run-01-ended.checkpoint");
        try (var checkpoints = open(false)) {
            assertThat(checkpoints.resumes()).isFalse();
        }
        assertThat(files()).containsExactly("identity", "lock");
    }

    @Test
    void aFileThatIsNoFolderIsNamed() throws IOException {
        var file = Files.createFile(folder.resolve("notes"));
        var interval = CheckpointInterval.DEFAULT;
        assertThatThrownBy(() -> Checkpoints.open(file, interval, false, identity("a")).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("notes");
    }

    /// Interrupted runs go on where they were, though nobody asked for a checkpoint at that step.
    @Test
    void anInterruptedRunGoesOn() {
        var expected = weights(USUAL.training().get().fit(clouds(50, 1)));
        var events = new ArrayList<RunEvent>();
        try (var checkpoints = open(false)) {
            var run =
                    descent()
                            .stopWhen(
                                    StopRule.steps(40), StopRule.whenRequested(() -> asked(events)))
                            .listener(events::add)
                            .checkpoints(checkpoints, 1)
                            .fit(clouds(50, 1));
            assertThat(run.stoppedBy()).isEqualTo("interrupted");
        }
        var from = new AtomicReference<>(0L);
        assertThat(weights(attempt(USUAL, -1, from)).get(0)).isEqualTo(expected.get(0));
        assertThat(from).hasValue(18L);
    }

    private static boolean asked(List<RunEvent> events) {
        return events.getLast() instanceof RunEvent.StepDone done && done.step() == 18;
    }
}
