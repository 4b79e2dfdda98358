package io.thalweg.report.html;

/// Lengths in a drawing, to a tenth of its unit: nobody sees less.
public final class Length {
    private Length() {}

    /// Appends a length, such as `12.3`.
    ///
    /// @throws IllegalArgumentException if it is no finite number
    public static void append(StringBuilder text, double length) {
        if (!(Math.abs(length) < 1e9)) {
            throw new IllegalArgumentException("nothing in a drawing can be " + length + " long");
        }
        long tenths = Math.round(length * 10);
        if (tenths < 0) {
            text.append('-');
            tenths = -tenths;
        }
        text.append(tenths / 10);
        if (tenths % 10 != 0) {
            text.append('.').append(tenths % 10);
        }
    }
}
