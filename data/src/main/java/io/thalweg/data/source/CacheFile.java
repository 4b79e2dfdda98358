package io.thalweg.data.source;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A file that is written once from its beginning to its end, and then read as memory. Where the
/// system allows it, it has no name: nothing is left over, however the process ends. The space is
/// free again when nobody refers to the memory any more.
public final class CacheFile {
    private static final int ALIGNMENT = 8;

    private final FileChannel channel;
    private final Path file;
    private long size;
    private @Nullable MemorySegment mapped;

    private CacheFile(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /// An empty file in the temporary folder.
    ///
    /// @throws StorageException if there can't be one
    public static CacheFile create() {
        var folder = System.getProperty("java.io.tmpdir", ".");
        try {
            var file = Files.createTempFile(Path.of(folder), "thalweg", ".cache");
            var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                Files.delete(file); // its bytes stay as long as it is open or mapped
            } catch (IOException e) {
                file.toFile().deleteOnExit(); // Windows: not before the process ends
            }
            return new CacheFile(channel, file);
        } catch (IOException e) {
            throw StorageException.of(folder, 0, e);
        }
    }

    /// Adds bytes at the end.
    ///
    /// @return where they begin; a multiple of 8
    /// @throws StorageException if the disk is full
    public synchronized long append(ByteBuffer bytes) {
        long start = size;
        try {
            while (bytes.hasRemaining()) {
                size += channel.write(bytes, size);
            }
        } catch (IOException e) {
            throw StorageException.of(String.valueOf(file.getParent()), size, e);
        }
        size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        return start;
    }

    /// All that was appended so far.
    public synchronized MemorySegment memory() {
        var memory = mapped;
        if (memory == null || memory.byteSize() < size) {
            try {
                // The padding behind the last bytes may not have been written.
                if (channel.size() < size) {
                    channel.write(
                            ByteBuffer.allocate((int) (size - channel.size())), channel.size());
                }
                memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto());
            } catch (IOException e) {
                throw StorageException.of(String.valueOf(file.getParent()), size, e);
            }
            mapped = memory;
        }
        return memory;
    }
}
