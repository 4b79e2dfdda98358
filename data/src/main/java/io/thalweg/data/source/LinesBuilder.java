package io.thalweg.data.source;

import org.jspecify.annotations.Nullable;

/// Collects the line where each row starts; stores nothing as long as rows follow line by line.
final class LinesBuilder {
    private int first;
    private int rows;
    private Chunks.@Nullable Ints each;

    void add(int line) {
        if (rows == 0) {
            first = line;
        }
        if (each == null && line != first + rows) {
            each = new Chunks.Ints();
            for (int row = 0; row < rows; row++) {
                each.add(first + row);
            }
        }
        if (each != null) {
            each.add(line);
        }
        rows++;
    }

    int rows() {
        return rows;
    }

    Lines build() {
        return each == null ? Lines.from(first) : Lines.of(each.join());
    }
}
