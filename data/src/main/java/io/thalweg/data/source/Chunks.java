package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Growing rows of numbers without copying what is already there: full pieces are kept as they are
/// and joined once at the end.
final class Chunks {
    private static final int FIRST = 256;
    private static final int FULL = 1 << 16;

    private Chunks() {}

    private static int next(int length) {
        return Math.min(length * 4, FULL);
    }

    /// Ints.
    static final class Ints {
        private final List<int[]> full = new ArrayList<>();
        private int[] current = new int[FIRST];
        private int used;
        private int size;

        void add(int value) {
            if (used == current.length) {
                full.add(current);
                current = new int[next(used)];
                used = 0;
            }
            current[used++] = value;
            size++;
        }

        int[] join() {
            if (full.isEmpty()) {
                return Arrays.copyOf(current, used);
            }
            var joined = new int[size];
            int at = 0;
            for (var piece : full) {
                System.arraycopy(piece, 0, joined, at, piece.length);
                at += piece.length;
            }
            System.arraycopy(current, 0, joined, at, used);
            return joined;
        }
    }
}
