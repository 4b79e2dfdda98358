package io.thalweg.learn.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The checkpoints of one run.
final class RunCheckpoints {
    /// How the file of a run that has ended is called.
    static final String ENDED = "-ended" + Checkpoints.ENDING;

    /// How many of the last ones are kept, beside the best.
    private static final int KEPT = 2;

    private final Checkpoints all;
    private final String prefix;
    private final Pace pace = new Pace();
    private long resumedSteps;
    private double resumedSeconds;
    private long lastStep;
    private long lastTime = System.nanoTime();
    private double bestLoss = Double.NaN;
    private String best = "";

    RunCheckpoints(Checkpoints all, int number) {
        this.all = all;
        this.prefix = prefix(number);
    }

    /// What the names of a run's files begin with.
    static String prefix(int number) {
        return String.format(Locale.ROOT, "run-%02d", number);
    }

    /// The latest that isn't damaged; null if there is none.
    @Nullable Fields latest() {
        try {
            var files = new ArrayList<>(all.files(prefix + "-"));
            // "ended" comes before "step" in the alphabet, but is the last of all.
            files.sort((a, b) -> Boolean.compare(isEnded(a), isEnded(b)));
            for (var file : files.reversed()) {
                var fields = CheckpointFile.read(file);
                if (fields != null) {
                    took(fields);
                    return fields;
                }
            }
            if (!files.isEmpty()) {
                throw new CheckpointException(
                        "All checkpoints "
                                + prefix
                                + " in "
                                + all.folder()
                                + " are damaged. Remove them to begin this part of training anew.");
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The checkpoints in " + all.folder() + " can't be read", e);
        }
    }

    private static boolean isEnded(Path file) {
        return file.toString().endsWith(ENDED);
    }

    private void took(Fields fields) {
        resumedSteps = fields.whole("step");
        resumedSeconds = fields.number("seconds");
        lastStep = resumedSteps;
        if (fields.has("best_checkpoint")) {
            best = fields.text("best_checkpoint");
            bestLoss = fields.number("best_checkpoint_loss");
        }
    }

    long resumedSteps() {
        return resumedSteps;
    }

    double resumedSeconds() {
        return resumedSeconds;
    }

    /// Whether it is time for the next one.
    boolean isDue(long step) {
        return switch (all.interval()) {
            case CheckpointInterval.Steps steps -> steps.isDue(step - lastStep, 0);
            case CheckpointInterval.Time time ->
                    pace.isDue() && time.isDue(step - lastStep, System.nanoTime() - lastTime);
        };
    }

    /// Keeps where a run stands.
    ///
    /// @param validationLoss of the last epoch; NaN if there is none
    /// @throws UncheckedIOException if it can't be written; earlier ones are untouched
    void save(long step, double validationLoss, Fields fields) {
        var name = prefix + String.format(Locale.ROOT, "-step-%012d", step) + Checkpoints.ENDING;
        boolean isBest =
                !Double.isNaN(validationLoss)
                        && (Double.isNaN(bestLoss) || validationLoss < bestLoss);
        if (isBest) {
            best = name;
            bestLoss = validationLoss;
        }
        fields.put("best_checkpoint", best);
        fields.put("best_checkpoint_loss", bestLoss);
        CheckpointFile.write(all.folder().resolve(name), fields);
        lastStep = step;
        remove(false);
        lastTime = System.nanoTime();
    }

    /// Keeps what came out of a run that has ended, instead of where it stood.
    ///
    /// @throws UncheckedIOException if it can't be written; earlier ones are untouched
    void end(Fields fields) {
        CheckpointFile.write(all.folder().resolve(prefix + ENDED), fields);
        remove(true);
    }

    private void remove(boolean ended) {
        try {
            List<Path> steps = new ArrayList<>(all.files(prefix + "-step-"));
            int most = ended ? 0 : KEPT;
            for (var file : steps.subList(0, Math.max(0, steps.size() - most))) {
                if (ended || !file.getFileName().toString().equals(best)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Old checkpoints in " + all.folder() + " can't be removed", e);
        }
    }
}
