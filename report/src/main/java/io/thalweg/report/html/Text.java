package io.thalweg.report.html;

/// A text of anybody's: shown as it is, whatever it holds.
///
/// @param text not escaped yet
public record Text(String text) implements Content {
    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public void writeTo(StringBuilder page) {
        escape(text, page);
    }

    /// Appends a text so that it can stand between tags and in an attribute's double quotes.
    /// Characters that HTML can't hold become the replacement character.
    static void escape(String text, StringBuilder page) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        page.append(c).append(text.charAt(++i));
                    } else {
                        page.append(isAllowed(c) ? c : REPLACEMENT);
                    }
                }
            }
        }
    }

    private static boolean isAllowed(char c) {
        return Character.isISOControl(c)
                ? c == '\n' || c == '\t'
                : !Character.isSurrogate(c) && c < '\uFFFE';
    }
}
