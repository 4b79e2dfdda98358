package io.thalweg.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the word that was meant.
final class Spelling {
    private Spelling() {}

    /// @param word as typed
    /// @param words the words there are
    /// @return the nearest of them, or null if none is near: at most a third of the letters, but at
    ///   least two, inserted, deleted, replaced or swapped with a neighbour
    static @Nullable String nearest(String word, List<String> words) {
        String nearest = null;
        int least = Math.max(2, word.length() / 3) + 1;
        for (String candidate : words) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /// Optimal string alignment distance (Damerau 1964), three rows of the table at a time.
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        int[] current = new int[to.length() + 1];
        int[] next = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            current[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            next[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int cost = Math.min(current[j - 1] + change, 1 + Math.min(current[j], next[j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    cost = Math.min(cost, previous[j - 2] + 1);
                }
                next[j] = cost;
            }
            int[] spare = previous;
            previous = current;
            current = next;
            next = spare;
        }
        return current[to.length()];
    }
}
