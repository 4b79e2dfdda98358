package io.thalweg.data.schema;

import io.thalweg.data.source.NumberColumn;
import java.util.Arrays;

/// Counts different numbers, up to a limit; ends at the limit, so that a long column of
/// measurements costs no more than a short one.
final class DistinctNumbers {
    private final long[] slots;
    private final boolean[] taken;
    private final double[] values;
    private int size;

    private DistinctNumbers(int limit) {
        int capacity = Integer.highestOneBit(Math.max(limit, 4)) * 4;
        this.slots = new long[capacity];
        this.taken = new boolean[capacity];
        this.values = new double[limit];
    }

    /// The different numbers in ascending order, the first `limit` of the column if there are more.
    static double[] of(NumberColumn column, int limit) {
        var distinct = new DistinctNumbers(Math.min(limit, Math.max(1, column.size())));
        for (int row = 0; row < column.size() && distinct.size < distinct.values.length; row++) {
            double value = column.value(row);
            if (!Double.isNaN(value)) {
                distinct.add(value + 0.0); // −0 becomes 0
            }
        }
        var sorted = Arrays.copyOf(distinct.values, distinct.size);
        Arrays.sort(sorted);
        return sorted;
    }

    private void add(double value) {
        long bits = Double.doubleToLongBits(value);
        long mixed = bits * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (slots.length - 1);
        while (taken[slot]) {
            if (slots[slot] == bits) {
                return;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        taken[slot] = true;
        slots[slot] = bits;
        values[size++] = value;
    }
}
