package io.thalweg.learn.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Positions by their values.
final class Greatest {
    private Greatest() {}

    /// The positions of the greatest values, the greatest first, among equals the earlier first.
    static List<Integer> of(double[] values, int limit) {
        var positions = descending(values);
        return List.copyOf(positions.subList(0, Math.min(limit, positions.size())));
    }

    /// All positions, that of the greatest value first, among equals the earlier first.
    static List<Integer> descending(double[] values) {
        var positions = new ArrayList<Integer>(values.length);
        for (int i = 0; i < values.length; i++) {
            positions.add(i);
        }
        positions.sort(Comparator.<Integer>comparingDouble(i -> values[i]).reversed());
        return positions;
    }
}
