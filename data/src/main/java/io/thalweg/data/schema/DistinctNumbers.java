package io.thalweg.data.schema;

import io.thalweg.data.source.NumberColumn;
import java.util.Arrays;

/// Counts different numbers, up to a limit; ends at the limit, so that a long column of
/// measurements costs no more than a short one.
final class DistinctNumbers {
    /// Up to so many, their order is of interest.
    static final int SORTED = 32;

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

    /// The different numbers, the first `limit` of the column if there are more; in ascending order
    /// if there are at most [#SORTED], else in the order of their first appearance.
    static double[] of(NumberColumn column, int limit) {
        var distinct = new DistinctNumbers(Math.min(limit, Math.max(1, column.size())));
        for (int row = 0; row < column.size() && distinct.size < distinct.values.length; row++) {
            double value = column.value(row);
            if (!Double.isNaN(value)) {
                distinct.add(value + 0.0); // −0 becomes 0
            }
        }
        var found = Arrays.copyOf(distinct.values, distinct.size);
        if (found.length <= SORTED) {
            sort(found);
        }
        return found;
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

    /// By insertion: for a few numbers this starts faster than the JDK's sort.
    private static void sort(double[] few) {
        for (int i = 1; i < few.length; i++) {
            double value = few[i];
            int at = i;
            while (at > 0 && few[at - 1] > value) {
                few[at] = few[at - 1];
                at--;
            }
            few[at] = value;
        }
    }
}
