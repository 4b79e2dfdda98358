package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The names of the columns: checked, or made up where the file has none.
final class Header {
    private Header() {}

    /// Whether every field is a number: the first row of a file without a header.
    static boolean isNumbers(List<String> fields) {
        for (var field : fields) {
            if (Double.isNaN(NumberText.parse(field))) {
                return false;
            }
        }
        return true;
    }

    /// `column_1`, `column_2`, …
    static List<String> generated(int count) {
        var names = new ArrayList<String>(count);
        for (int i = 1; i <= count; i++) {
            names.add("column_" + i);
        }
        return names;
    }

    /// @throws FormatException if a name is empty or there twice
    static void check(String file, int line, List<String> names) {
        var seen = HashMap.<String, Integer>newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (name.isEmpty()) {
                throw new FormatException(
                        file,
                        line,
                        null,
                        "the header has no name for column "
                                + (i + 1)
                                + " of "
                                + names.size()
                                + "; give it one");
            }
            var before = seen.put(name, i);
            if (before != null) {
                throw new FormatException(
                        file,
                        line,
                        name,
                        "the header has this name twice (columns "
                                + (before + 1)
                                + " and "
                                + (i + 1)
                                + "); rename one");
            }
        }
    }
}
