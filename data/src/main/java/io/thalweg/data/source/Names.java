package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finding the name that was meant.
public final class Names {
    /// How many names a message lists.
    private static final int LISTED = 12;

    /// How many characters of a name or value a message shows.
    private static final int SHOWN = 60;

    private Names() {}

    /// The candidate nearest to a misspelt name, or null if none is near: at most a third of its
    /// letters changed (Damerau's distance: insert, delete, replace, swap neighbours), letter case
    /// aside.
    public static @Nullable String nearest(String name, List<String> candidates) {
        var wanted = name.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = Math.max(1, name.length() / 3) + 1;
        for (var candidate : candidates) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            // y is not near x: nothing of the name is left
            boolean alike = distance < Math.max(name.length(), candidate.length());
            if (alike && distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best;
    }

    /// The error of a name that isn't there.
    ///
    /// @param file what the names belong to
    /// @param name what was asked for
    /// @param role why it is needed, such as "the target", or empty
    /// @param candidates the names there are
    public static ColumnException absent(
            String file, String name, String role, List<String> candidates) {
        var nearest = nearest(name, candidates);
        var message = new StringBuilder("there is no column ").append(shown(name));
        if (!role.isEmpty()) {
            message.append(" (").append(role).append(')');
        }
        if (nearest != null) {
            message.append("; did you mean ").append(shown(nearest)).append('?');
        } else {
            message.append("; the columns are ").append(list(candidates));
        }
        return new ColumnException(file, name, message.toString(), nearest);
    }

    /// Names in a row, at most twelve.
    public static String list(List<String> names) {
        var some = new ArrayList<String>();
        for (var name : names.subList(0, Math.min(LISTED, names.size()))) {
            some.add(shown(name));
        }
        var listed = String.join(", ", some);
        return names.size() <= LISTED
                ? listed
                : listed + " and " + (names.size() - LISTED) + " more";
    }

    /// A name or value for a message of one line: control characters (a line break in a name) as
    /// escapes, and at most 60 characters.
    public static String shown(String text) {
        var shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (shown.length() >= SHOWN && i + 1 < text.length()) {
                if (Character.isHighSurrogate(shown.charAt(shown.length() - 1))) {
                    shown.setLength(shown.length() - 1);
                }
                return shown.append('…').toString();
            }
            switch (character) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (Character.isISOControl(character)) {
                        shown.append("\\u%04x".formatted((int) character));
                    } else {
                        shown.append(character);
                    }
                }
            }
        }
        return shown.toString();
    }

    /// Optimal string alignment (Damerau 1964, Wagner and Fischer 1974).
    public static int distance(String from, String to) {
        var before = new int[to.length() + 1];
        var last = new int[to.length() + 1];
        var row = new int[to.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[to.length()];
    }
}
