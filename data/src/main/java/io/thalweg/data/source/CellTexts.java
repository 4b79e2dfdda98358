package io.thalweg.data.source;

import java.util.Arrays;

/// The texts of a few cells, end to end in one buffer.
final class CellTexts {
    private char[] buffer = new char[256];
    private int[] ends = new int[64];
    private int size;

    void add(char[] source, int from, int to) {
        int start = from(size);
        int end = start + to - from;
        if (end > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(end, 2 * buffer.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        System.arraycopy(source, from, buffer, start, to - from);
        ends[size++] = end;
    }

    int size() {
        return size;
    }

    char[] buffer() {
        return buffer;
    }

    int from(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int to(int index) {
        return ends[index];
    }
}
