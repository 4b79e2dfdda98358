package io.thalweg.data.feature;

import io.thalweg.data.source.Names;
import io.thalweg.data.source.NumberText;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TargetException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses which of two classes is the positive one: the one asked for; else the one whose name
/// says yes; else the less frequent; else the last.
final class PositiveClass {
    private static final Set<String> WORDS =
            Set.of("true", "yes", "y", "t", "positive", "pos", "success");

    private PositiveClass() {}

    static ClassTarget choose(
            Table table, String column, List<String> names, Counts counts, @Nullable String asked) {
        if (asked != null) {
            int index = names.indexOf(NumberText.canonical(asked));
            if (index < 0) {
                var nearest = Names.nearest(asked, names);
                throw new TargetException(
                        table.name(),
                        column,
                        "there is no class "
                                + asked
                                + " to be the positive one; the classes are "
                                + Names.list(names)
                                + (nearest == null ? "" : "; did you mean " + nearest + "?"));
            }
            return new ClassTarget(column, names, index, "asked for");
        }
        boolean first = saysYes(names.get(0), names.get(1));
        boolean second = saysYes(names.get(1), names.get(0));
        if (first != second) {
            return new ClassTarget(column, names, first ? 0 : 1, "its name says so");
        }
        int firstRows = counts.of(names.get(0));
        int secondRows = counts.of(names.get(1));
        if (firstRows == secondRows) {
            return new ClassTarget(
                    column, names, 1, "the last in order, both having " + firstRows + " rows");
        }
        int less = firstRows < secondRows ? 0 : 1;
        return new ClassTarget(
                column,
                names,
                less,
                "the less frequent, "
                        + Math.min(firstRows, secondRows)
                        + " of "
                        + (firstRows + secondRows)
                        + " rows");
    }

    /// 1 says yes only beside 0 or −1: of 1 and 2 neither does.
    private static boolean saysYes(String name, String other) {
        return name.equals("1")
                ? other.equals("0") || other.equals("-1")
                : WORDS.contains(name.toLowerCase(Locale.ROOT));
    }
}
