package io.thalweg.learn.recipe;

import io.thalweg.learn.train.CheckpointException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The trials of a search that have ended, a line for each: appended and forced to the disk at
/// once, so that a kill loses none. A line that a kill cut off is passed over.
final class TrialLog implements AutoCloseable {
    private static final String NAME = "trials.tsv";
    private static final String HEAD =
            "trial\tconfiguration\trung\tloss\tepochs\tsteps\tseconds\twhat\tchecksum\n";

    /// Stands in place of a configuration for what `auto` is made of.
    static final int OF_AUTO = -1;

    /// Stands in place of a configuration for what `auto`'s mean consists of, trained again.
    static final int REPEATED = -2;

    /// A finished trial.
    ///
    /// @param trial its number, from 1
    /// @param configuration which of the search's, or one of the numbers below 0
    /// @param rung how much it was trained, 0 for the least; of a repeat, which one it is, from 1
    /// @param loss on rows that it wasn't trained on
    /// @param epochs the most that a run had
    /// @param steps of all runs
    /// @param seconds since the search began
    /// @param what it is, for people
    record Line(
            int trial,
            int configuration,
            int rung,
            double loss,
            int epochs,
            long steps,
            double seconds,
            String what) {
        private String text() {
            var text =
                    trial
                            + "\t"
                            + configuration
                            + "\t"
                            + rung
                            + "\t"
                            + loss
                            + "\t"
                            + epochs
                            + "\t"
                            + steps
                            + "\t"
                            + seconds
                            + "\t"
                            + what.replaceAll("\\s", " ");
            return text + "\t" + checksum(text) + "\n";
        }

        private static String checksum(String text) {
            var checksum = new CRC32C();
            checksum.update(text.getBytes(StandardCharsets.UTF_8));
            return Long.toHexString(checksum.getValue());
        }

        /// @return null if the line isn't whole
        private static @Nullable Line of(String text) {
            int end = text.lastIndexOf('\t');
            if (end < 0 || !checksum(text.substring(0, end)).equals(text.substring(end + 1))) {
                return null;
            }
            var fields = text.split("\t", -1);
            return new Line(
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(fields[2]),
                    Double.parseDouble(fields[3]),
                    Integer.parseInt(fields[4]),
                    Long.parseLong(fields[5]),
                    Double.parseDouble(fields[6]),
                    fields[7]);
        }
    }

    private final FileChannel channel;
    private final List<Line> before;

    private TrialLog(FileChannel channel, List<Line> before) {
        this.channel = channel;
        this.before = List.copyOf(before);
    }

    /// Opens the log of a folder.
    ///
    /// @param resume whether to go on with what is there; otherwise it begins anew
    /// @throws CheckpointException if the folder can't be written to
    static TrialLog open(Path folder, boolean resume) {
        var file = folder.resolve(NAME);
        try {
            var lines = resume && Files.exists(file) ? read(file) : new ArrayList<Line>();
            var text = new StringBuilder(HEAD);
            for (var line : lines) {
                text.append(line.text());
            }
            // What a kill left of a line goes away; the lines before stay as they are.
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            channel.write(ByteBuffer.wrap(bytes));
            channel.truncate(bytes.length);
            channel.force(true);
            return new TrialLog(channel, lines);
        } catch (IOException e) {
            throw new CheckpointException(
                    file + " can't be written (" + e.getMessage() + "). Name another folder.");
        }
    }

    private static List<Line> read(Path file) throws IOException {
        var lines = new ArrayList<Line>();
        var text = Files.readString(file);
        int at = HEAD.length();
        while (text.startsWith(HEAD)) {
            int end = text.indexOf('\n', at);
            var line = end < 0 ? null : Line.of(text.substring(at, end));
            if (line == null) {
                break;
            }
            lines.add(line);
            at = end + 1;
        }
        return lines;
    }

    /// The trials that ended before this process began.
    List<Line> before() {
        return before;
    }

    /// Adds a trial.
    void add(Line line) {
        try {
            channel.write(ByteBuffer.wrap(line.text().getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("The trial can't be kept", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
