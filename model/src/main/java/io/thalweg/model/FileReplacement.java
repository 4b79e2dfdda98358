package io.thalweg.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// Writes a file so that whatever happens (a full disk, a crash, a power cut) the old file or the
/// new one is there, whole: a temporary file in the same folder, fsync, rename, fsync of the
/// folder.
public final class FileReplacement {
    private FileReplacement() {}

    /// What a file is to hold.
    @FunctionalInterface
    public interface Content {
        /// Writes all of it.
        ///
        /// @throws IOException if the stream takes no more
        void writeTo(OutputStream stream) throws IOException;
    }

    /// Whether a file can be written here, as far as can be known before: the folder is there, and
    /// nothing but a file is in the way.
    ///
    /// @throws ModelFileException if not
    public static void check(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ModelFileException(
                    file.toString(),
                    "the folder " + folder + " doesn't exist. Make it, or choose another.");
        }
        if (Files.isDirectory(file)) {
            throw new ModelFileException(
                    file.toString(), "this is a folder; expected the name of a file to write.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ModelFileException(
                    file.toString(),
                    "this is a device or a pipe; expected the name of a file to write.");
        }
    }

    /// Writes or replaces a file. A symbolic link stays one: what it leads to is replaced.
    ///
    /// @throws UncheckedIOException if it fails, with a message for people: what was there is
    ///   untouched, and nothing is left behind
    public static void write(Path file, Content content) {
        try {
            replace(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file
                            + ": can't be written ("
                            + (e instanceof FileSystemException problem
                                            && problem.getReason() != null
                                    ? problem.getReason()
                                    : e.getMessage())
                            + "). What was there before is untouched.",
                    e);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var folder = target.resolveSibling(".").normalize();
        var temporary = create(folder);
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var stream = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.writeTo(stream);
                stream.flush();
                channel.force(true);
            }
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// A new file with the rights that any new file gets: `Files.createTempFile` would make one
    /// that only its owner can read, and the model would keep that.
    private static Path create(Path folder) throws IOException {
        while (true) {
            var name = Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36);
            try {
                return Files.createFile(folder.resolve(".thalweg-" + name + ".part"));
            } catch (FileAlreadyExistsException e) {
                // Somebody else's: another name, then.
            }
        }
    }
}
