package io.thalweg.data.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many rows have each name.
final class Counts {
    private final Map<String, int[]> counts = new HashMap<>();
    private int total;

    void add(String name) {
        var count = counts.get(name);
        if (count == null) {
            counts.put(name, new int[] {1});
        } else {
            count[0]++;
        }
        total++;
    }

    int of(String name) {
        var count = counts.get(name);
        return count == null ? 0 : count[0];
    }

    /// Of all names together.
    int total() {
        return total;
    }

    /// The names that at least so many rows have, in no order.
    List<String> names(int least) {
        var names = new ArrayList<String>();
        for (var entry : counts.entrySet()) {
            if (entry.getValue()[0] >= least) {
                names.add(entry.getKey());
            }
        }
        return names;
    }

    /// The most frequent of these, most frequent first; among equals the first by code point.
    List<String> mostFrequent(List<String> names, int limit) {
        var sorted = new ArrayList<>(names);
        sorted.sort((one, other) -> {
            int byCount = Integer.compare(of(other), of(one));
            return byCount != 0 ? byCount : CategoryOrder.byCodePoint(one, other);
        });
        return sorted.subList(0, Math.min(limit, sorted.size()));
    }
}
