package io.thalweg.data.source;

import java.util.List;
import java.util.regex.Pattern;

/// In which way the texts of a column are numbers that [NumberText] doesn't read.
enum CommaNumberStyle {
    /// At least one text is no number, or none has a comma.
    NONE,
    /// Each is a number with commas as decimal marks, and can't be read otherwise.
    DECIMAL_COMMA,
    /// Each is a number with commas between thousands, and can't be read otherwise.
    THOUSANDS,
    /// Each can be read in both ways.
    EITHER,
    /// Each is a number with a percent or currency sign.
    SIGNED;

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+)?(,\\d+)?([eE][+-]?\\d{1,3})?");
    private static final Pattern DIVIDED =
            Pattern.compile("[+-]?\\d{1,3}(,\\d{3})*(\\.\\d*)?([eE][+-]?\\d{1,3})?");
    private static final Pattern WITH_SIGN =
            Pattern.compile("[+-]?[$€£¥]?\\s?[+-]?[\\d.,]*\\d\\s?[%‰$€£¥]?");

    /// The style of all texts together.
    static CommaNumberStyle of(List<String> texts) {
        boolean decimal = !texts.isEmpty();
        boolean divided = decimal;
        boolean signed = decimal;
        boolean comma = false;
        for (var text : texts) {
            if (NumberText.isPadded(text)) {
                return NONE; // 007: codes
            }
            comma |= text.indexOf(',') >= 0;
            boolean plain = !Double.isNaN(NumberText.parse(text));
            decimal = decimal && DECIMAL.matcher(text).matches() && !text.startsWith(",");
            divided = divided && (plain || isDivided(text));
            signed = signed && !plain && text.length() < 40 && isSigned(text);
            if (!decimal && !divided && !signed) {
                return NONE;
            }
        }
        if (signed) {
            return SIGNED;
        }
        if (!comma || (!decimal && !divided)) {
            return NONE;
        }
        return decimal && divided ? EITHER : decimal ? DECIMAL_COMMA : THOUSANDS;
    }

    private static boolean isDivided(String text) {
        return DIVIDED.matcher(text).matches() && !text.startsWith("0,") && !text.startsWith("-0,");
    }

    private static boolean isSigned(String text) {
        char last = text.charAt(text.length() - 1);
        boolean sign = "%‰$€£¥".indexOf(last) >= 0 || text.matches("[+-]?[$€£¥].*");
        return sign && WITH_SIGN.matcher(text).matches();
    }

    /// The number in a text with a decimal comma; points divide thousands.
    static double decimalComma(String text) {
        return NumberText.parse(text.replace(".", "").replace(',', '.'));
    }

    /// The number in a text with commas between thousands.
    static double thousands(String text) {
        return NumberText.parse(text.replace(",", ""));
    }
}
