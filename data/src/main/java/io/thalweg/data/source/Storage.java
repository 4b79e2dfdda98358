package io.thalweg.data.source;

/// Where a table's values are kept while it is in use. It never changes what comes of them: the
/// same rows give the same bits.
public enum Storage {
    /// On disk as soon as the columns need more than a quarter of the heap, else in memory.
    FOUND_OUT,
    /// In memory.
    MEMORY,
    /// In a file without a name in the system's temporary folder, mapped into memory: the system
    /// keeps as much of it as there is room for. It is gone when the table or the process is.
    DISK;

    /// The share of the heap from which columns go to disk.
    static final int COLUMN_SHARE = 4;

    /// The share of the heap from which rows of features go to disk.
    private static final int ROW_SHARE = 8;

    /// Whether rows of features that need so much memory are kept on disk.
    public boolean keepsOnDisk(long bytes) {
        return switch (this) {
            case MEMORY -> false;
            case DISK -> true;
            case FOUND_OUT -> bytes > Runtime.getRuntime().maxMemory() / ROW_SHARE;
        };
    }
}
