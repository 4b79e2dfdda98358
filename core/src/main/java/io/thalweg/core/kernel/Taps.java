package io.thalweg.core.kernel;

import java.util.function.IntUnaryOperator;

/// Which positions of a filter lie on the source at one place, along one axis: every `step`th from
/// `first` on, `count` of them, on positions of the source from `source` on, every `sourceStep`th.
record Taps(int first, int step, int count, int source, int sourceStep) {
    /// @param length of the filter
    /// @param sourceOf where a position of the filter lies, or −1 if not on the source
    static Taps of(int length, IntUnaryOperator sourceOf) {
        int first = 0;
        while (first < length && sourceOf.applyAsInt(first) < 0) {
            first++;
        }
        if (first == length) {
            return new Taps(0, 1, 0, 0, 1);
        }
        int source = sourceOf.applyAsInt(first);
        int second = first + 1;
        while (second < length && sourceOf.applyAsInt(second) < 0) {
            second++;
        }
        if (second == length) {
            return new Taps(first, 1, 1, source, 1);
        }
        int step = second - first;
        int count = 1;
        while (first + count * step < length && sourceOf.applyAsInt(first + count * step) >= 0) {
            count++;
        }
        return new Taps(first, step, count, source, sourceOf.applyAsInt(second) - source);
    }
}
