package io.thalweg.report.chart;

import io.thalweg.model.Figure;

/// Numbers at an axis: as short as they can be told apart.
public final class TickText {
    private static final String[] SUFFIXES = {"", "k", "M", "G", "T"};

    private TickText() {}

    /// Such as `0.05`, `250`, `180k`, `1.5M`, `1e-5`.
    public static String of(double value) {
        double size = Math.abs(value);
        if (size < 1e-12) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e15) {
            return trimmed(Figure.text(value).replace(",", ""));
        }
        int thousands = 0;
        if (size >= 10_000) {
            while (size >= 1000 * (1 - 1e-9) && thousands < SUFFIXES.length - 1) {
                size /= 1000;
                value /= 1000;
                thousands++;
            }
        }
        return trimmed(Figure.text(value).replace(",", "")) + SUFFIXES[thousands];
    }

    /// As exactly as somebody wants to read it: `0.1234`, `12345.6`, `2024`.
    static String exact(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (size >= 1000 && size < 1e9) {
            double tenths = Math.rint(value * 10) / 10;
            return tenths == Math.rint(tenths)
                    ? Long.toString((long) tenths)
                    : Double.toString(tenths);
        }
        return trimmed(Figure.text(value).replace(",", ""));
    }

    /// Without zeros that say nothing.
    private static String trimmed(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return text;
        }
        int exponent = text.indexOf('e');
        int end = exponent < 0 ? text.length() : exponent;
        int last = end;
        while (text.charAt(last - 1) == '0') {
            last--;
        }
        if (last == point + 1) {
            last--;
        }
        return text.substring(0, last) + text.substring(end);
    }
}
