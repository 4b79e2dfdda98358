package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Full pieces of a column that is being read: kept as they are until there are too many, from then
/// on written to disk, and put together once at the end.
///
/// @param <A> an array type
final class Pieces<A> {
    /// Writes a piece.
    @FunctionalInterface
    interface Writer<A> {
        /// @param length how much of the piece is used
        void add(CacheFile file, A piece, int length);
    }

    private final ColumnStorage storage;
    private final Writer<A> writer;
    private final List<A> full = new ArrayList<>();

    Pieces(ColumnStorage storage, Writer<A> writer) {
        this.storage = storage;
        this.writer = writer;
    }

    /// Takes a piece of [ColumnStorage#PIECE] values.
    ///
    /// @return whether the array is kept: it must not be written to again then
    boolean keeps(A piece, int bytesOfValue) {
        var file = storage.next((long) ColumnStorage.PIECE * bytesOfValue);
        if (file == null) {
            full.add(piece);
            return true;
        }
        write(file);
        writer.add(file, piece, ColumnStorage.PIECE);
        return false;
    }

    private void write(CacheFile file) {
        for (var piece : full) {
            writer.add(file, piece, ColumnStorage.PIECE);
        }
        full.clear();
    }

    /// Writes what is left if the column is on disk.
    ///
    /// @param last the piece that isn't full
    /// @return where it is; null if it is in memory
    @Nullable CacheFile written(A last, int used) {
        var file = storage.file();
        if (file != null) {
            write(file);
            if (used > 0) {
                writer.add(file, last, used);
            }
        }
        return file;
    }

    /// Copies all pieces into an array as long as all of them together, and gives them away.
    @SuppressWarnings("SuspiciousSystemArraycopy") // A is an array type
    A joined(A target, A last, int used) {
        int at = 0;
        for (var piece : full) {
            System.arraycopy(piece, 0, target, at, ColumnStorage.PIECE);
            at += ColumnStorage.PIECE;
        }
        System.arraycopy(last, 0, target, at, used);
        full.clear();
        return target;
    }
}
