package io.thalweg.cli;

import io.thalweg.learn.train.RunEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// The folder of one training run: `events.jsonl`, a line for each epoch, readable while it grows,
/// and `summary.json` at the end.
final class RunFolder implements AutoCloseable {
    private final Path folder;
    private final BufferedWriter events;

    private RunFolder(Path folder, BufferedWriter events) {
        this.folder = folder;
        this.events = events;
    }

    /// A new folder `TIME-NAME` below a folder, which is made if there is none.
    static RunFolder in(Path runs, String name) throws IOException {
        var now = LocalDateTime.now(ZoneId.systemDefault()).withNano(0).toString();
        var stem = now.replace(":", "").replace("T", "-") + "-" + name;
        var folder = runs.resolve(stem);
        for (int i = 2; Files.exists(folder); i++) {
            folder = runs.resolve(stem + "-" + i);
        }
        Files.createDirectories(folder);
        return new RunFolder(folder, Files.newBufferedWriter(folder.resolve("events.jsonl")));
    }

    Path path() {
        return folder;
    }

    void write(RunEvent event) {
        var line = Json.object();
        switch (event) {
            case RunEvent.Started started ->
                    line.put("event", "start")
                            .put("rows", started.rows())
                            .put("parameters", started.parameters());
            case RunEvent.StepDone step -> {
                return;
            }
            case RunEvent.EpochDone epoch ->
                    line.put("event", "epoch")
                            .put("epoch", epoch.epoch())
                            .put("step", epoch.step())
                            .put("training_loss", epoch.trainingLoss())
                            .put("validation_loss", epoch.validationLoss())
                            .put("samples_per_second", epoch.samplesPerSecond());
            case RunEvent.Stopped stopped ->
                    line.put("event", "stop")
                            .put("stopped_by", stopped.reason())
                            .put("epochs", stopped.epochs())
                            .put("steps", stopped.steps())
                            .put("best_epoch", stopped.bestEpoch());
        }
        try {
            events.write(line.toString());
            events.newLine();
            events.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": can't be written to", e);
        }
    }

    void summary(String json) throws IOException {
        Files.writeString(folder.resolve("summary.json"), json + System.lineSeparator());
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
