package io.thalweg.model;

/// Numbers as people read them: four significant digits, thousands apart.
///
/// Without BigDecimal and String.format: loading those for the first time takes longer than scoring
/// a small model does (20 to 50 ms).
public final class Figure {
    private static final int DIGITS = 4;

    /// Four digits are the whole numbers from 1,000 up to here.
    private static final long TOO_MANY = 10_000;

    private Figure() {}

    /// Four significant digits: `0.9240`, `12.35`; from 1,000 on whole numbers with every digit
    /// (`180,796`); below 0.0001 and from 10¹⁵ on with an exponent (`1.235e-7`). NaN is
    /// `undefined`.
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        if (value == 0) {
            return "0";
        }
        String magnitude = magnitude(Math.abs(value));
        return value < 0 ? "-" + magnitude : magnitude;
    }

    /// A count with its thousands apart: `1,000,000`.
    public static String text(long count) {
        var text = new StringBuilder().append(count);
        int sign = count < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > sign; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /// A setting with all its digits and without an exponent: `0.0001`, not `1.0E-4`.
    ///
    /// @param value finite, and not below zero
    public static String plain(double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("not a finite number from 0 on: " + value);
        }
        var text = Double.toString(value);
        int mark = text.indexOf('E');
        int exponent = mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1));
        int point = text.indexOf('.');
        var digits =
                text.substring(0, point)
                        + text.substring(point + 1, mark < 0 ? text.length() : mark);
        int whole = point + exponent; // so many of the digits are before the point
        if (whole <= 0) {
            digits = "0".repeat(1 - whole) + digits;
            whole = 1;
        }
        int end = digits.length();
        while (end > whole && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (end <= whole) {
            return digits.substring(0, end) + "0".repeat(whole - end);
        }
        return digits.substring(0, whole) + "." + digits.substring(whole, end);
    }

    private static String magnitude(double value) {
        if (Double.isInfinite(value)) {
            return "infinite";
        }
        int exponent = exponent(value);
        long digits = digits(value, exponent);
        if (digits == TOO_MANY) {
            exponent++;
            digits /= 10;
        }
        if (exponent < -4 || exponent >= 15) {
            return withPoint(digits, DIGITS - 1) + "e" + exponent;
        }
        return exponent < DIGITS - 1
                ? withPoint(digits, DIGITS - 1 - exponent)
                : text((long) Math.rint(value));
    }

    /// Of the power of ten at or below the value; one too high just below a power, where four
    /// digits round up to it anyway.
    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(value));
    }

    private static long digits(double value, int exponent) {
        int shift = DIGITS - 1 - exponent;
        // In two steps, as 10³²⁷ (for the smallest double) is infinite.
        int first = Math.clamp(shift, -300, 300);
        return (long) Math.rint(scaled(scaled(value, first), shift - first));
    }

    /// Divides for negative shifts: 10ⁿ is exact up to n = 22, 10⁻ⁿ never is.
    private static double scaled(double value, int shift) {
        return shift >= 0 ? value * Math.pow(10, shift) : value / Math.pow(10, -shift);
    }

    private static String withPoint(long digits, int decimals) {
        var text = new StringBuilder().append(digits);
        while (text.length() <= decimals) {
            text.insert(0, '0');
        }
        return text.insert(text.length() - decimals, '.').toString();
    }
}
