package io.thalweg.data.source;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/// Numbers as people write them in tables: `12`, `-3.5`, `+.5`, `1e-3`, and the infinities `inf`,
/// `Infinity`, `∞` (so that they can be named as a mistake). No hexadecimal, no type letters, no
/// thousands separators.
public final class NumberText {
    /// 10⁰ to 10²²: the powers of ten that a double holds exactly.
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private static final long EXACT_INTEGERS = 1L << 53;
    private static final int DIGITS_OF_A_LONG = 18;

    private NumberText() {}

    /// The number in a text, NaN if it isn't one. White space around it doesn't count.
    public static double parse(String text) {
        var characters = text.strip().toCharArray();
        return parse(characters, 0, characters.length);
    }

    /// The number in `buffer[from, to)`, NaN if it isn't one.
    ///
    /// Up to 18 digits and an exponent up to ±22 need one exact integer and one exact power of ten,
    /// so that IEEE division or multiplication rounds once and correctly (Clinger 1990, "How to
    /// read floating point numbers accurately"); the rest goes to FastDoubleParser.
    static double parse(char[] buffer, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (buffer[at] == '-' || buffer[at] == '+')) {
            negative = buffer[at] == '-';
            at++;
        }
        long mantissa = 0;
        int start = at;
        while (at < to) {
            int digit = buffer[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            mantissa = mantissa * 10 + digit;
            at++;
        }
        int digits = at - start;
        int exponent = 0;
        if (at < to && buffer[at] == '.') {
            int point = ++at;
            while (at < to) {
                int digit = buffer[at] - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                mantissa = mantissa * 10 + digit;
                at++;
            }
            exponent = point - at;
            digits += at - point;
        }
        if (digits == 0) {
            return isInfinity(buffer, at, to)
                    ? (negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
                    : Double.NaN;
        }
        if (at < to) {
            int end = endOfExponent(buffer, at, to);
            if (end != to) {
                return Double.NaN;
            }
            return JavaDoubleParser.parseDouble(buffer, from, to - from);
        }
        if (digits > DIGITS_OF_A_LONG || mantissa > EXACT_INTEGERS || exponent < -22) {
            return JavaDoubleParser.parseDouble(buffer, from, to - from);
        }
        double value = exponent == 0 ? mantissa : mantissa / POWERS[-exponent];
        return negative ? -value : value;
    }

    private static int endOfExponent(char[] buffer, int from, int to) {
        int at = from;
        if (buffer[at] != 'e' && buffer[at] != 'E') {
            return -1;
        }
        at++;
        if (at < to && (buffer[at] == '-' || buffer[at] == '+')) {
            at++;
        }
        int start = at;
        while (at < to && buffer[at] >= '0' && buffer[at] <= '9') {
            at++;
        }
        return at == start ? -1 : at;
    }

    private static boolean isInfinity(char[] buffer, int from, int to) {
        return switch (to - from) {
            case 1 -> buffer[from] == '∞';
            case 3 -> matches(buffer, from, "inf");
            case 8 -> matches(buffer, from, "infinity");
            default -> false;
        };
    }

    private static boolean matches(char[] buffer, int from, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Character.toLowerCase(buffer[from + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a number is padded with zeros, such as `007`: a code, whose zeros must survive.
    static boolean isPadded(char[] buffer, int from, int to) {
        int at = from;
        if (at < to && (buffer[at] == '-' || buffer[at] == '+')) {
            at++;
        }
        return at + 1 < to && buffer[at] == '0' && buffer[at + 1] >= '0' && buffer[at + 1] <= '9';
    }

    /// Whether a text is padded with zeros, such as `007`.
    public static boolean isPadded(String text) {
        return isPadded(text.toCharArray(), 0, text.length());
    }

    /// The one text of a number: integers below 10¹⁵ without a point, the others as
    /// [Double#toString(double)]; −0 is 0.
    public static String canonical(double value) {
        if (value == 0) {
            return "0"; // flags are frequent: no new string for each
        }
        if (value == 1) {
            return "1";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    /// The one text of a category: `12`, `12.0` and `1.2e1` are the same, `007` stays as it is, and
    /// so does everything that isn't a number.
    public static String canonical(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty() || !startsLikeNumber(stripped.charAt(0)) || isPadded(stripped)) {
            return stripped;
        }
        double value = parse(stripped);
        return Double.isNaN(value) ? stripped : canonical(value);
    }

    private static boolean startsLikeNumber(char first) {
        return (first >= '0' && first <= '9')
                || first == '-'
                || first == '+'
                || first == '.'
                || first == 'i'
                || first == 'I'
                || first == '∞';
    }
}
