package io.thalweg.cli;

import io.thalweg.learn.train.RunEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The folder of one training run: `events.jsonl`, a line for each epoch, readable while it grows,
/// and `summary.json` at the end.
final class RunFolder implements AutoCloseable {
    private final Path folder;
    private @Nullable BufferedWriter events;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /// A new folder `TIME-NAME` below a folder. Both are made when there is something to write, so
    /// that a mistake in the table leaves no trace.
    static RunFolder in(Path runs, String name) {
        var now = LocalDateTime.now(ZoneId.systemDefault()).withNano(0).toString();
        var stem = now.replace(":", "").replace("T", "-") + "-" + name;
        var folder = runs.resolve(stem);
        for (int i = 2; Files.exists(folder); i++) {
            folder = runs.resolve(stem + "-" + i);
        }
        return new RunFolder(folder);
    }

    Path path() {
        return folder;
    }

    /// Where the page about the run goes.
    Path report() {
        return folder.resolve("report.html");
    }

    void write(RunEvent event) {
        var line = Json.object();
        switch (event) {
            case RunEvent.Started started ->
                    line.put("event", "start")
                            .put("rows", started.rows())
                            .put("parameters", started.parameters());
            case RunEvent.StepDone _,
                    RunEvent.Evaluated _,
                    RunEvent.LearningRateChanged _,
                    RunEvent.Checkpointed _,
                    RunEvent.Ended _ -> {
                return;
            }
            case RunEvent.EpochDone epoch ->
                    line.put("event", "epoch")
                            .put("epoch", epoch.epoch())
                            .put("step", epoch.step())
                            .put("training_loss", epoch.trainingLoss())
                            .put("validation_loss", epoch.validationLoss())
                            .put("samples_per_second", epoch.samplesPerSecond());
            case RunEvent.Warned warned -> {
                line.put("event", "warning");
                line.setAll(FindingText.json(warned.finding()));
            }
            case RunEvent.Stopped stopped ->
                    line.put("event", "stop")
                            .put("stopped_by", stopped.reason())
                            .put("epochs", stopped.epochs())
                            .put("steps", stopped.steps())
                            .put("best_epoch", stopped.bestEpoch());
        }
        try {
            var writer = events;
            if (writer == null) {
                Files.createDirectories(folder);
                writer = Files.newBufferedWriter(folder.resolve("events.jsonl"));
                events = writer;
            }
            writer.write(line.toString());
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": can't be written to", e);
        }
    }

    void summary(String json) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("summary.json"), json + System.lineSeparator());
    }

    @Override
    public void close() throws IOException {
        if (events != null) {
            events.close();
        }
    }
}
