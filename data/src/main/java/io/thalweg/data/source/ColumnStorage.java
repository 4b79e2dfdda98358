package io.thalweg.data.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Where the columns of one table go while they are read: pieces of [#PIECE] values stay in memory
/// until all together need too much; from then on pieces are written to a file, and at the end
/// those in memory as well.
final class ColumnStorage {
    /// The logarithm of the rows in a piece.
    static final int SHIFT = 16;

    static final int PIECE = 1 << SHIFT;

    private final Storage storage;
    private final long limit;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(PIECE * Double.BYTES).order(ByteOrder.nativeOrder());
    private @Nullable CacheFile file;
    private long inMemory;

    ColumnStorage(Storage storage) {
        this(storage, Runtime.getRuntime().maxMemory() / Storage.COLUMN_SHARE);
    }

    /// @param limit how many bytes may be in memory where it is found out
    ColumnStorage(Storage storage, long limit) {
        this.storage = storage;
        this.limit = limit;
    }

    Storage storage() {
        return storage;
    }

    /// Whether pieces are in a file.
    boolean isOnDisk() {
        return file != null;
    }

    /// Asks where the next full piece goes.
    ///
    /// @param bytes what it needs in memory
    /// @return the file, or null if it stays in memory
    @Nullable CacheFile next(long bytes) {
        inMemory += bytes;
        if (file == null
                && (storage == Storage.DISK
                        || (storage == Storage.FOUND_OUT && inMemory > limit))) {
            file = CacheFile.create();
        }
        return file;
    }

    /// The file, if there is one: what is left in memory goes there in the end.
    @Nullable CacheFile file() {
        return storage == Storage.DISK ? next(0) : file;
    }

    /// An empty buffer for one piece.
    ByteBuffer buffer() {
        return buffer.clear();
    }
}
