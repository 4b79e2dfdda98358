package io.thalweg.cli;

import io.thalweg.learn.evaluate.Drift;
import io.thalweg.learn.recipe.Preparation;
import io.thalweg.learn.recipe.RunName;
import io.thalweg.learn.recipe.Tried;
import io.thalweg.learn.train.Pace;
import io.thalweg.learn.train.RunEvent;
import io.thalweg.model.Versions;
import io.thalweg.model.json.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The folder of one training: `events.jsonl`, a line for each thing that happens, readable while
/// it grows; `options.txt`, which repeats it; and `summary.json` at the end. See
/// docs/run-folder.md.
final class RunFolder implements AutoCloseable {
    /// The version of what the files hold; it changes when something in them changes its meaning or
    /// goes away.
    static final int VERSION = 1;

    private static final String TRIALS = "trials";

    /// Of steps, at most one a second is written.
    private static final long STEP_INTERVAL = 1_000_000_000L;

    private final Path folder;
    private final String options;
    private final long start = System.nanoTime();
    private final Pace pace = new Pace();
    private final Map<RunName, Long> steps = new HashMap<>();
    private @Nullable BufferedWriter events;

    private RunFolder(Path folder, String options) {
        this.folder = folder;
        this.options = options;
    }

    /// The latest folder of a search with the same options, whatever the time that it may take; its
    /// events are added to. Null if there is none.
    static @Nullable RunFolder ofSearch(Path runs, String options) throws IOException {
        if (!Files.isDirectory(runs)) {
            return null;
        }
        try (var folders = Files.list(runs)) {
            for (var folder : folders.sorted(Comparator.reverseOrder()).toList()) {
                var file = folder.resolve("options.txt");
                if (Files.isDirectory(folder.resolve(TRIALS))
                        && Files.exists(file)
                        && decisive(Files.readString(file)).equals(decisive(options))) {
                    return new RunFolder(folder, options);
                }
            }
            return null;
        }
    }

    /// The lines that say what comes out, but for how much of it.
    private static List<String> decisive(String options) {
        return options.lines()
                .filter(line ->
                        !line.startsWith("#")
                                && !line.startsWith(TrainOptions.TIME_BUDGET.name())
                                && !line.startsWith(TrainOptions.MAX_TRIALS.name()))
                .toList();
    }

    /// A new folder `TIME-NAME` below a folder. Both are made when there is something to write, so
    /// that a mistake in the table leaves no trace.
    ///
    /// @param options a file that repeats the training
    static RunFolder in(Path runs, String name, String options) {
        var now = LocalDateTime.now(ZoneId.systemDefault()).withNano(0).toString();
        var stem = now.replace(":", "").replace("T", "-") + "-" + name;
        var folder = runs.resolve(stem);
        for (int i = 2; Files.exists(folder); i++) {
            folder = runs.resolve(stem + "-" + i);
        }
        return new RunFolder(folder, options);
    }

    Path path() {
        return folder;
    }

    /// Where a search keeps its trials.
    Path trials() {
        return folder.resolve(TRIALS);
    }

    /// Where the page about the run goes.
    Path report() {
        return folder.resolve("report.html");
    }

    /// What was found in the table: the first line.
    void write(Preparation preparation) {
        var line = EventText.line("run").put("version", VERSION);
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("thalweg", Versions.program());
        line.put("data", preparation.table().name());
        line.put("data_sha256", preparation.table().sha256());
        line.put("target", preparation.target().column());
        line.put("task", preparation.task().task().name().toLowerCase(Locale.ROOT));
        line.putObject("rows")
                .put("train", preparation.trainingPart().size())
                .put("validation", preparation.validationPart().size())
                .put("test", preparation.testPart().size());
        write(line);
    }

    /// What was chosen.
    void chose(String text) {
        write(EventText.line("choice").put("text", text));
    }

    /// How the rows differ from those that a saved model was trained on.
    void drifted(Drift drift) {
        var line = EventText.line("drift");
        line.setAll(DriftText.json(drift));
        write(line);
    }

    /// What a search tried.
    void tried(Tried trial) {
        var line = EventText.line("trial");
        line.setAll(SearchText.json(trial));
        write(line);
    }

    /// What happened in a run.
    synchronized void write(RunName run, RunEvent event) {
        if (event instanceof RunEvent.StepDone && !(pace.isDue() && isDue(run))) {
            return;
        }
        var line = EventText.of(event);
        if (line != null) {
            if (run.number() > 0) {
                line.put("run", run.number()).put("name", run.name());
            }
            write(line);
        }
    }

    private boolean isDue(RunName run) {
        long now = System.nanoTime();
        long last = steps.getOrDefault(run, start);
        if (now - last < STEP_INTERVAL) {
            return false;
        }
        steps.put(run, now);
        return true;
    }

    private synchronized void write(ObjectNode line) {
        line.put("seconds", Math.round((System.nanoTime() - start) * 1e-6) / 1000.0);
        try {
            var writer = events;
            if (writer == null) {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve("options.txt"), options);
                writer =
                        Files.newBufferedWriter(
                                folder.resolve("events.jsonl"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND);
                events = writer;
            }
            // All at once, so that readers and killers find whole lines.
            writer.write(JsonWriter.text(line) + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": can't be written to", e);
        }
    }

    /// What came out: the last line of the events, and the summary.
    ///
    /// @param repeating a file that repeats the training now that it is over
    void summary(ObjectNode result, String repeating) throws IOException {
        write(
                EventText.line("done")
                        .put("stopped_by", result.path("stopped_by").asString())
                        .put("weights_sha256", result.path("weights_sha256").asString())
                        .put("model", result.path("model").asString()));
        Files.writeString(folder.resolve("options.txt"), repeating);
        summary(result);
    }

    /// What came out of a range test: the last line of the events, and the summary.
    void suggestion(ObjectNode result) throws IOException {
        write(EventText.line("done").set("suggestion", result.get("suggestion")));
        summary(result);
    }

    private void summary(ObjectNode result) throws IOException {
        var summary = Json.object().put("version", VERSION);
        summary.setAll(result);
        Files.writeString(folder.resolve("summary.json"), summary + "\n");
    }

    @Override
    public void close() throws IOException {
        if (events != null) {
            events.close();
        }
    }
}
