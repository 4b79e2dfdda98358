package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Growing numbers: full pieces are kept as they are or go to disk, and are put together once at
/// the end.
final class NumberPieces {
    private static final int FIRST = 256;

    private final ColumnStorage storage;
    private final List<double[]> full = new ArrayList<>();
    private final MappedNumbers.Builder written;
    private double[] current = new double[FIRST];
    private int used;
    private int size;

    NumberPieces(ColumnStorage storage) {
        this.storage = storage;
        this.written = new MappedNumbers.Builder(storage);
    }

    void add(double value) {
        if (used == current.length) {
            makeRoom();
        }
        current[used++] = value;
        size++;
    }

    private void makeRoom() {
        if (used < ColumnStorage.PIECE) {
            current = Arrays.copyOf(current, 4 * used);
            return;
        }
        var file = storage.next((long) used * Double.BYTES);
        if (file == null) {
            full.add(current);
            current = new double[ColumnStorage.PIECE];
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

    int size() {
        return size;
    }

    /// The numbers; the pieces are given away.
    Numbers build() {
        var file = storage.file();
        if (file != null) {
            flush(file);
            if (used > 0) {
                written.add(file, current, used);
            }
            return written.build(file, size);
        }
        if (full.isEmpty()) {
            return new Numbers.InMemory(Arrays.copyOf(current, used));
        }
        var joined = new double[size];
        int at = 0;
        for (var piece : full) {
            System.arraycopy(piece, 0, joined, at, piece.length);
            at += piece.length;
        }
        System.arraycopy(current, 0, joined, at, used);
        full.clear();
        return new Numbers.InMemory(joined);
    }
}
