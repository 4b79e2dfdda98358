package io.thalweg.data.schema;

import java.util.List;

/// Words for no and yes.
public final class Opposites {
    private static final List<String> NEGATIVE = List.of("no", "false", "n", "f", "0");
    private static final List<String> POSITIVE = List.of("yes", "true", "y", "t", "1");

    private Opposites() {}

    /// −1 for no, false, n, f, 0; 1 for yes, true, y, t, 1; 0 for anything else. The letter case
    /// doesn't count.
    public static int sign(String word) {
        for (var negative : NEGATIVE) {
            if (negative.equalsIgnoreCase(word)) {
                return -1;
            }
        }
        for (var positive : POSITIVE) {
            if (positive.equalsIgnoreCase(word)) {
                return 1;
            }
        }
        return 0;
    }

    /// Whether one is the opposite of the other, such as no of yes (but not of true).
    static boolean isPair(String one, String other) {
        for (int i = 0; i < NEGATIVE.size(); i++) {
            var negative = NEGATIVE.get(i);
            var positive = POSITIVE.get(i);
            if ((negative.equalsIgnoreCase(one) && positive.equalsIgnoreCase(other))
                    || (negative.equalsIgnoreCase(other) && positive.equalsIgnoreCase(one))) {
                return true;
            }
        }
        return false;
    }
}
