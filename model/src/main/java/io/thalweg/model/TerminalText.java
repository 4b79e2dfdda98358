package io.thalweg.model;

/// Text of any script set in the columns of a terminal.
///
/// Chinese, Japanese and Korean characters take two columns, marks that combine with the character
/// before them take none. Control characters (a class may be named with any bytes a file holds) are
/// shown as `·`, so that no name can move the cursor.
///
/// Source: Unicode Standard Annex 11, "East Asian Width" (the ranges of wide characters, coarsely).
public final class TerminalText {
    private static final String ELLIPSIS = "…";

    /// First and last code point of each range of wide characters.
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900,
        0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF,
        0x1F900, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private TerminalText() {}

    /// How many columns a text takes.
    public static int width(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            width += width(codePoint);
            at += Character.charCount(codePoint);
        }
        return width;
    }

    /// The text on one line, cut and ended with `…` if it takes more than `limit` columns.
    public static String shortened(String text, int limit) {
        var shown = new StringBuilder();
        boolean fits = width(text) <= limit;
        int room = fits ? limit : limit - 1;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            room -= width(codePoint);
            if (room < 0) {
                break;
            }
            shown.appendCodePoint(isControl(codePoint) ? '·' : codePoint);
            at += Character.charCount(codePoint);
        }
        return fits ? shown.toString() : shown.append(ELLIPSIS).toString();
    }

    /// The text, then blanks up to `width` columns.
    public static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /// Blanks, then the text, `width` columns in all.
    public static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        for (int range = 0; range < WIDE.length; range += 2) {
            if (codePoint >= WIDE[range] && codePoint <= WIDE[range + 1]) {
                return 2;
            }
        }
        return 1;
    }

    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
    }
}
