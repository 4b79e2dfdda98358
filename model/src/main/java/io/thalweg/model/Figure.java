package io.thalweg.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as people read them: four significant digits, thousands apart.
public final class Figure {
    private static final int DIGITS = 4;
    private static final MathContext SIGNIFICANT = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

    private Figure() {}

    /// Four significant digits: `0.9240`, `12.35`; from 1,000 on whole numbers with every digit
    /// (`180,796`); below 0.0001 and from 10¹⁵ on with an exponent (`1.235e-7`). NaN is
    /// `undefined`.
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        if (value == 0) {
            return "0";
        }
        // From the shortest text that names the double, so that 0.12345 is rounded as written.
        var exact = BigDecimal.valueOf(value);
        var rounded = exact.round(SIGNIFICANT);
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= 15) {
            return scientific(rounded, exponent);
        }
        if (exponent >= DIGITS - 1) {
            return grouped(exact.setScale(0, RoundingMode.HALF_EVEN).toPlainString());
        }
        return rounded.setScale(DIGITS - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// A count with its thousands apart: `1,000,000`.
    public static String text(long count) {
        return grouped(Long.toString(count));
    }

    private static String scientific(BigDecimal rounded, int exponent) {
        var mantissa = rounded.movePointLeft(exponent).setScale(DIGITS - 1, RoundingMode.HALF_EVEN);
        return mantissa.toPlainString() + "e" + exponent;
    }

    private static String grouped(String digits) {
        int sign = digits.startsWith("-") ? 1 : 0;
        var text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > sign; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
