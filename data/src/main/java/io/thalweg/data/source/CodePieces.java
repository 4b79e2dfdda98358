package io.thalweg.data.source;

import java.util.Arrays;

/// Growing codes.
final class CodePieces {
    private static final int FIRST = 256;

    private final MappedCodes.Builder written;
    private final Pieces<int[]> pieces;
    private int[] current = new int[FIRST];
    private int used;
    private int size;

    CodePieces(ColumnStorage storage) {
        written = new MappedCodes.Builder(storage);
        pieces = new Pieces<>(storage, written::add);
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
        if (pieces.keeps(current, Integer.BYTES)) {
            current = new int[ColumnStorage.PIECE];
        }
        used = 0;
    }

    /// The codes; the pieces are given away.
    Codes build() {
        var file = pieces.written(current, used);
        return file != null
                ? written.build(file, size)
                : new Codes.InMemory(pieces.joined(new int[size], current, used));
    }
}
