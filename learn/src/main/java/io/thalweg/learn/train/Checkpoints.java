package io.thalweg.learn.train;

import io.thalweg.model.FileReplacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A folder of checkpoints: all that training needs to go on, bit for bit, after a crash.
///
/// ```java
/// try (var checkpoints = Checkpoints.open(folder, CheckpointInterval.DEFAULT, true, identity)) {
///     training.checkpoints(checkpoints, 1).fit(samples);
/// }
/// ```
///
/// Training may consist of several runs, each with a number and with files of its own: while it
/// goes on the last few checkpoints and the one with the lowest validation loss, and once it has
/// ended what came out. A file is written beside its place and then renamed, so that whatever
/// happens, earlier ones are whole. One process at a time may use a folder.
public final class Checkpoints implements AutoCloseable {
    private static final String IDENTITY = "identity";
    private static final String LOCK = "lock";
    static final String ENDING = ".checkpoint";

    private final Path folder;
    private final CheckpointInterval interval;
    private final FileChannel channel;
    private final List<RunCheckpoints> runs = new ArrayList<>();
    private boolean resumes;

    private Checkpoints(Path folder, CheckpointInterval interval, FileChannel channel) {
        this.folder = folder;
        this.interval = interval;
        this.channel = channel;
    }

    /// Opens a folder, and makes it if it isn't there.
    ///
    /// @param folder for these checkpoints alone
    /// @param interval how often to write them
    /// @param resume whether to go on from what is there; if there is nothing, training begins
    /// @param identity what has to be the same for the same bits to come out: data, settings, seed,
    ///   each with its name for people
    /// @throws CheckpointException if the folder can't be used, belongs to training of another
    ///   identity, or, without `resume`, has checkpoints of training that hasn't ended
    public static Checkpoints open(
            Path folder,
            CheckpointInterval interval,
            boolean resume,
            SequencedMap<String, String> identity) {
        try {
            Files.createDirectories(folder);
            var checkpoints = new Checkpoints(folder, interval, lock(folder));
            try {
                checkpoints.begin(resume, identity);
                return checkpoints;
            } catch (IOException | RuntimeException e) {
                checkpoints.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CheckpointException(
                    folder
                            + " can't be used for checkpoints ("
                            + e.getMessage()
                            + "). Name a folder that you may write to.");
        }
    }

    /// The lock ends with the process, however that ends.
    private static FileChannel lock(Path folder) throws IOException {
        var channel =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new CheckpointException(
                    "Another training is writing checkpoints to "
                            + folder
                            + ". Wait for it, or name another folder.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private void begin(boolean resume, SequencedMap<String, String> identity) throws IOException {
        var file = folder.resolve(IDENTITY);
        boolean isKnown = Files.exists(file);
        boolean isUsed = !files("run-").isEmpty();
        if (isUsed && !isKnown) {
            throw new CheckpointException(
                    folder
                            + " has files that look like checkpoints, but nothing says what of."
                            + " Name another folder.");
        }
        resumes = resume && isUsed;
        if (resumes) {
            requireSame(Identity.read(file), identity);
        }
        if (!resume && hasUnfinished()) {
            throw new CheckpointException(
                    folder
                            + " has checkpoints of training that hasn't ended. Add --resume to go on"
                            + " with it, or name another folder.");
        }
        for (var part : files(".thalweg-")) {
            Files.delete(part); // of a process that was killed while it wrote
        }
        if (!resumes) {
            for (var old : files("run-")) {
                Files.delete(old);
            }
            FileReplacement.write(file, stream -> stream.write(Identity.bytes(identity)));
        }
    }

    private boolean hasUnfinished() throws IOException {
        for (var file : files("run-")) {
            if (!file.toString().endsWith(RunCheckpoints.ENDED)) {
                return true;
            }
        }
        return false;
    }

    private void requireSame(
            SequencedMap<String, String> before, SequencedMap<String, String> now) {
        var different = new ArrayList<String>();
        var names = new LinkedHashMap<String, String>(before);
        names.putAll(now);
        for (var name : names.keySet()) {
            var was = before.get(name);
            var is = now.get(name);
            if (was == null || !was.equals(is)) {
                different.add(
                        name
                                + " was "
                                + (was == null ? "not given" : was)
                                + " and is now "
                                + (is == null ? "not given" : is));
            }
        }
        if (!different.isEmpty()) {
            throw new CheckpointException(
                    "The checkpoints in "
                            + folder
                            + " are of other training: "
                            + String.join("; ", different)
                            + ". Give the same data and options as then, or name another folder.");
        }
    }

    /// Checkpoints and parts of such whose names begin so, in order.
    List<Path> files(String prefix) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(
                            file -> {
                                var name = file.getFileName().toString();
                                return name.startsWith(prefix)
                                        && (name.endsWith(ENDING) || name.endsWith(".part"));
                            })
                    .sorted()
                    .toList();
        }
    }

    Path folder() {
        return folder;
    }

    CheckpointInterval interval() {
        return interval;
    }

    /// The checkpoints of one run.
    ///
    /// @param number from 1; the same for the same run whenever training is repeated
    synchronized RunCheckpoints run(int number) {
        var run = new RunCheckpoints(this, number);
        runs.add(run);
        return run;
    }

    /// Removes the checkpoints of a run whose result isn't needed any more.
    ///
    /// @param number of the run
    public void forget(int number) {
        try {
            for (var file : files(RunCheckpoints.prefix(number) + "-")) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Old checkpoints in " + folder + " can't be removed", e);
        }
    }

    /// Whether there was something to go on from.
    public boolean resumes() {
        return resumes;
    }

    /// How many steps of all runs together came from checkpoints so far.
    public synchronized long resumedSteps() {
        long steps = 0;
        for (var run : runs) {
            steps += run.resumedSteps();
        }
        return steps;
    }

    /// How many seconds of training all runs together had behind them in the checkpoints they went
    /// on from, so far.
    public synchronized double resumedSeconds() {
        double seconds = 0;
        for (var run : runs) {
            seconds += run.resumedSeconds();
        }
        return seconds;
    }

    /// Lets others use the folder.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What training is, as text: a line for each name and value.
    private static final class Identity {
        private Identity() {}

        static byte[] bytes(SequencedMap<String, String> identity) {
            var text = new StringBuilder();
            for (var entry : identity.entrySet()) {
                text.append(escape(entry.getKey())).append('\t');
                text.append(escape(entry.getValue())).append('\n');
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }

        static SequencedMap<String, String> read(Path file) throws IOException {
            var identity = new LinkedHashMap<String, String>();
            for (var line : Files.readString(file).split("\n", -1)) {
                int tab = line.indexOf('\t');
                if (tab >= 0) {
                    identity.put(
                            unescape(line.substring(0, tab)), unescape(line.substring(tab + 1)));
                }
            }
            return identity;
        }

        private static String escape(String text) {
            return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
        }

        private static String unescape(String text) {
            var plain = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (letter == '\\' && i + 1 < text.length()) {
                    letter = text.charAt(++i);
                    plain.append(letter == 't' ? '\t' : letter == 'n' ? '\n' : letter);
                } else {
                    plain.append(letter);
                }
            }
            return plain.toString();
        }
    }
}
