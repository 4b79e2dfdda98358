package io.thalweg.data.feature;

import io.thalweg.data.source.ColumnException;
import io.thalweg.data.source.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Finds names in records that were probably meant to be a column that is absent.
final class Misspelling {
    /// Shorter names are near to each other by chance.
    private static final int LONG_ENOUGH = 5;

    private Misspelling() {}

    /// A record may leave a column out. If it has an unknown name that differs from it only in
    /// letter case, blanks, `_` and `-`, or by one letter (two in names of ten and more), it is a
    /// mistake.
    ///
    /// @throws ColumnException naming both
    static void check(List<? extends Map<String, ?>> records, List<String> columns) {
        var known = new HashSet<>(columns);
        for (int row = 0; row < records.size(); row++) {
            var record = records.get(row);
            for (var name : record.keySet()) {
                if (known.contains(name)) {
                    continue;
                }
                for (var column : columns) {
                    if (!record.containsKey(column) && isNear(name, column)) {
                        throw new ColumnException(
                                "record " + (row + 1),
                                name,
                                "there is no column " + name + "; did you mean " + column + "?",
                                column);
                    }
                }
            }
        }
    }

    private static boolean isNear(String name, String column) {
        var one = plain(name);
        var other = plain(column);
        if (one.equals(other)) {
            return true;
        }
        int length = Math.min(one.length(), other.length());
        return length >= LONG_ENOUGH
                && !withoutDigits(one).equals(withoutDigits(other))
                && Names.distance(one, other) <= (length >= 2 * LONG_ENOUGH ? 2 : 1);
    }

    private static String plain(String name) {
        var plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character != '_' && character != '-' && character != ' ') {
                plain.append(Character.toLowerCase(character));
            }
        }
        return plain.toString();
    }

    /// Columns that differ in a number only (size_1, size_2) are different columns.
    private static String withoutDigits(String name) {
        var letters = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isDigit(name.charAt(i))) {
                letters.append(name.charAt(i));
            }
        }
        return letters.toString();
    }
}
