package io.thalweg.data.schema;

import java.util.Locale;
import java.util.Set;

/// Names that columns of identifiers have.
final class IdentifierNames {
    private static final Set<String> LAST_WORDS =
            Set.of("id", "uuid", "guid", "index", "idx", "rownum", "rownumber", "rownames");

    private IdentifierNames() {}

    /// Whether the last word is `id`, `uuid`, `index` or the like: `Id`, `customer_id`, `orderID`,
    /// but not `humid`.
    static boolean matches(String name) {
        int start = name.length();
        while (start > 0 && Character.isLetter(name.charAt(start - 1))) {
            start--;
        }
        var run = name.substring(start);
        if (LAST_WORDS.contains(run.toLowerCase(Locale.ROOT))) {
            return true;
        }
        int capital = run.length() - 1;
        while (capital > 0 && !startsWord(run, capital)) {
            capital--;
        }
        return capital > 0 && LAST_WORDS.contains(run.substring(capital).toLowerCase(Locale.ROOT));
    }

    /// In camel case: a capital after a small letter.
    private static boolean startsWord(String run, int index) {
        return Character.isUpperCase(run.charAt(index))
                && Character.isLowerCase(run.charAt(index - 1));
    }
}
