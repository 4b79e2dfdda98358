package io.thalweg.data.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Divides a text into words.
final class Words {
    private Words() {}

    /// Runs of letters and digits in lower case. A character of a script without blanks between
    /// words (Chinese, Japanese kana) is a word of its own.
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var lower = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i < lower.length(); ) {
            int character = lower.codePointAt(i);
            int next = i + Character.charCount(character);
            boolean alone = standsAlone(character);
            boolean inside = !alone && isInside(character);
            if (start >= 0 && !inside) {
                words.add(lower.substring(start, i));
                start = -1;
            } else if (start < 0 && inside) {
                start = i;
            }
            if (alone) {
                words.add(lower.substring(i, next));
            }
            i = next;
        }
        if (start >= 0) {
            words.add(lower.substring(start));
        }
        return words;
    }

    private static boolean isInside(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK;
    }

    private static boolean standsAlone(int character) {
        if (character < 0x3040) {
            return false;
        }
        return Character.isIdeographic(character) || character <= 0x30FF; // kana end at 30FF
    }
}
