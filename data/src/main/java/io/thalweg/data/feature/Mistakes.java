package io.thalweg.data.feature;

import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.source.Names;
import io.thalweg.data.source.ValueException;

/// The messages about single values.
final class Mistakes {
    private Mistakes() {}

    static ValueException notANumber(String file, int line, String column, String value) {
        return new ValueException(
                file,
                line,
                column,
                value,
                "\""
                        + Names.shown(value)
                        + "\" is not a number; correct it, or leave it empty if it is not known");
    }

    static ValueException infinite(String file, int line, String column, double value) {
        return new ValueException(
                file,
                line,
                column,
                Double.toString(value),
                "the value is infinite; correct it, or leave it empty if it is not known");
    }

    static ValueException notADate(
            String file, int line, String column, String value, DateOrder order) {
        var example =
                switch (order) {
                    case YEAR_MONTH_DAY -> "2026-12-31";
                    case DAY_MONTH_YEAR -> "31.12.2026";
                    case MONTH_DAY_YEAR -> "12/31/2026";
                };
        return new ValueException(
                file,
                line,
                column,
                value,
                "\""
                        + Names.shown(value)
                        + "\" is not a date like "
                        + example
                        + "; correct it, or leave it empty");
    }
}
