package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.List;

/// The texts that stand for a missing value; index 0 is the empty cell.
final class MissingTokens {
    /// What messages call an empty cell.
    static final String EMPTY = "empty";

    static final int NOT_MISSING = -1;

    private final List<String> tokens;
    private final boolean numeric;

    MissingTokens(ReadOptions options) {
        this.tokens = options.missing();
        boolean anyNumeric = false;
        for (var token : tokens) {
            anyNumeric |= !Double.isNaN(NumberText.parse(token));
        }
        this.numeric = anyNumeric;
    }

    /// Whether a text that is a number may stand for a missing value, such as −999.
    boolean numeric() {
        return numeric;
    }

    int count() {
        return tokens.size() + 1;
    }

    /// Which token `buffer[from, to)` is, or [#NOT_MISSING].
    int find(char[] buffer, int from, int to) {
        if (from == to) {
            return 0;
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (equal(tokens.get(i), buffer, from, to)) {
                return i + 1;
            }
        }
        return NOT_MISSING;
    }

    private static boolean equal(String token, char[] buffer, int from, int to) {
        if (token.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char expected = token.charAt(i - from);
            if (expected != buffer[i]
                    && Character.toLowerCase(expected) != Character.toLowerCase(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /// The names of the tokens that were met.
    List<String> met(int[] counts) {
        var names = new ArrayList<String>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                names.add(i == 0 ? EMPTY : tokens.get(i - 1));
            }
        }
        return names;
    }
}
