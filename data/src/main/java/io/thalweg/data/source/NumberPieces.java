package io.thalweg.data.source;

import java.util.Arrays;

/// Growing numbers.
final class NumberPieces {
    private static final int FIRST = 256;

    private final MappedNumbers.Builder written;
    private final Pieces<double[]> pieces;
    private double[] current = new double[FIRST];
    private int used;
    private int size;

    NumberPieces(ColumnStorage storage) {
        written = new MappedNumbers.Builder(storage);
        pieces = new Pieces<>(storage, written::add);
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
        if (pieces.keeps(current, Double.BYTES)) {
            current = new double[ColumnStorage.PIECE];
        }
        used = 0;
    }

    int size() {
        return size;
    }

    /// The numbers; the pieces are given away.
    Numbers build() {
        var file = pieces.written(current, used);
        return file != null
                ? written.build(file, size)
                : new Numbers.InMemory(pieces.joined(new double[size], current, used));
    }
}
