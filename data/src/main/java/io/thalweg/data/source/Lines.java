package io.thalweg.data.source;

import org.jspecify.annotations.Nullable;

/// The line of each row. Most files have one line a row, and then nothing is stored.
final class Lines {
    private static final Lines NONE = new Lines(0, 0, null);

    private final int first;
    private final int step;
    private final int @Nullable [] each;

    private Lines(int first, int step, int @Nullable [] each) {
        this.first = first;
        this.step = step;
        this.each = each;
    }

    static Lines none() {
        return NONE;
    }

    static Lines from(int first) {
        return new Lines(first, 1, null);
    }

    static Lines of(int[] each) {
        return new Lines(0, 0, each);
    }

    int of(int row) {
        return each == null ? first + row * step : each[row];
    }
}
