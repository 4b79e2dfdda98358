package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Growing codes: full pieces are kept as they are or go to disk, and are put together once at the
/// end.
final class CodePieces {
    private static final int FIRST = 256;

    private final ColumnStorage storage;
    private final List<int[]> full = new ArrayList<>();
    private final MappedCodes.Builder written;
    private int[] current = new int[FIRST];
    private int used;
    private int size;

    CodePieces(ColumnStorage storage) {
        this.storage = storage;
        this.written = new MappedCodes.Builder(storage);
    }

    void add(int code) {
        if (used == current.length) {
            makeRoom();
        }
        current[used++] = code;
        size++;
    }

    private void makeRoom() {
        if (used < ColumnStorage.PIECE) {
            current = Arrays.copyOf(current, 4 * used);
            return;
        }
        var file = storage.next((long) used * Integer.BYTES);
        if (file == null) {
            full.add(current);
            current = new int[ColumnStorage.PIECE];
        } else {
            flush(file);
            written.add(file, current, used);
        }
        used = 0;
    }

    private void flush(CacheFile file) {
        for (var piece : full) {
            written.add(file, piece, piece.length);
        }
        full.clear();
    }

    /// The codes; the pieces are given away.
    Codes build() {
        var file = storage.file();
        if (file != null) {
            flush(file);
            if (used > 0) {
                written.add(file, current, used);
            }
            return written.build(file, size);
        }
        var joined = new int[size];
        int at = 0;
        for (var piece : full) {
            System.arraycopy(piece, 0, joined, at, piece.length);
            at += piece.length;
        }
        System.arraycopy(current, 0, joined, at, used);
        full.clear();
        return new Codes.InMemory(joined);
    }
}
