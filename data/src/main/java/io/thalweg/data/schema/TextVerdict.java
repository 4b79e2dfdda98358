package io.thalweg.data.schema;

import io.thalweg.data.source.TextColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Decides what a column of texts is.
final class TextVerdict {
    /// Pairs of opposites, the negative first.
    static final List<List<String>> OPPOSITES =
            List.of(
                    List.of("no", "yes"),
                    List.of("false", "true"),
                    List.of("n", "y"),
                    List.of("f", "t"),
                    List.of("0", "1"));

    /// With fewer rows, all values may differ by chance.
    private static final int ROWS_OF_IDENTIFIERS = 20;

    private static final double WORDS_OF_A_SENTENCE = 4;

    private TextVerdict() {}

    static Verdict of(TextColumn column, UsedTexts used) {
        int count = used.distinct();
        if (count == 0) {
            return new Verdict(Kind.CONSTANT, "every value is missing", 0);
        }
        if (count == 1 && column.missingCount() == 0) {
            return new Verdict(
                    Kind.CONSTANT, "the same value everywhere: " + used.texts().getFirst(), 1);
        }
        if (isBoolean(used.texts())) {
            return new Verdict(
                    Kind.BOOLEAN, "two values: " + String.join(", ", used.texts()), count);
        }
        var dates = DateOrder.find(used.texts());
        if (dates.order() != null) {
            return new Verdict(Kind.DATE_TIME, "dates: " + written(dates.order()), count);
        }
        var ambiguous =
                dates.ambiguous()
                        ? " (dates whose day and month can't be told apart: write them as 2026-12-31)"
                        : "";
        double words = averageWords(used);
        if (words > WORDS_OF_A_SENTENCE && count * 2 > used.total()) {
            return new Verdict(
                    Kind.TEXT, "texts of " + Math.round(words) + " words on average", count);
        }
        boolean named = IdentifierNames.matches(column.name());
        if (count == used.total() && (used.total() >= ROWS_OF_IDENTIFIERS || named)) {
            return new Verdict(Kind.IDENTIFIER, "every value is different" + ambiguous, count);
        }
        return new Verdict(
                Kind.CATEGORY,
                count + (count == 1 ? " text" : " different texts") + ambiguous,
                count);
    }

    private static String written(DateOrder order) {
        return switch (order) {
            case YEAR_MONTH_DAY -> "year, month, day";
            case DAY_MONTH_YEAR -> "day, month, year";
            case MONTH_DAY_YEAR -> "month, day, year";
        };
    }

    private static boolean isBoolean(List<String> texts) {
        if (texts.size() < 2 || texts.size() > 6) { // yes, Yes, YES, no, No, NO
            return false;
        }
        Set<String> lower = new HashSet<>();
        for (var text : texts) {
            lower.add(text.toLowerCase(Locale.ROOT));
        }
        if (lower.size() == 2) {
            for (var pair : OPPOSITES) {
                if (lower.containsAll(pair)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double averageWords(UsedTexts used) {
        long words = 0;
        for (int i = 0; i < used.distinct(); i++) {
            words += (long) words(used.texts().get(i)) * used.counts()[i];
        }
        return (double) words / used.total();
    }

    /// Parts between white space; two Chinese characters are about a word.
    private static int words(String text) {
        int words = 0;
        int ideographs = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (Character.isIdeographic(character)) {
                ideographs++;
                inside = false;
            } else if (Character.isWhitespace(character)) {
                inside = false;
            } else if (!inside) {
                inside = true;
                words++;
            }
        }
        return words + (ideographs + 1) / 2;
    }
}
