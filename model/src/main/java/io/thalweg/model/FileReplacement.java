package io.thalweg.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// Writes a file so that whatever happens (a full disk, a crash, a power cut) the old file or the
/// new one is there, whole: a temporary file in the same folder, fsync, rename, fsync of the
/// folder.
final class FileReplacement {
    private FileReplacement() {}

    /// Whether a file can be written here, as far as can be known before: the folder is there, and
    /// nothing but a file is in the way.
    ///
    /// @throws ModelFileException if not
    static void check(Path file) {
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
    /// @throws IOException if it fails; what was there is untouched, and nothing is left behind
    static void write(Path file, byte[] bytes) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var folder = target.resolveSibling(".").normalize();
        var temporary = create(folder);
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
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
