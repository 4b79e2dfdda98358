package io.thalweg.data.schema;

import org.jspecify.annotations.Nullable;

/// In which order a date is written; the parts are separated by `-`, `/` or `.`.
public enum DateOrder {
    /// 2026-11-24, ISO 8601.
    YEAR_MONTH_DAY,
    /// 24.11.2026.
    DAY_MONTH_YEAR,
    /// 11/24/2026.
    MONTH_DAY_YEAR;

    /// What texts tell about the order of their dates.
    ///
    /// @param order the only order in which every text is a date, null if there is none
    /// @param ambiguous whether every text is a date in two orders: no day above 12
    public record Finding(@Nullable DateOrder order, boolean ambiguous) {}

    private static final Finding NO_DATES = new Finding(null, false);

    /// Finds the order of dates from the texts themselves.
    public static Finding find(Iterable<String> texts) {
        if (all(texts, YEAR_MONTH_DAY)) {
            return new Finding(YEAR_MONTH_DAY, false);
        }
        boolean dayFirst = all(texts, DAY_MONTH_YEAR);
        boolean monthFirst = all(texts, MONTH_DAY_YEAR);
        if (dayFirst && monthFirst) {
            return new Finding(null, true);
        }
        if (dayFirst || monthFirst) {
            return new Finding(dayFirst ? DAY_MONTH_YEAR : MONTH_DAY_YEAR, false);
        }
        return NO_DATES;
    }

    private static boolean all(Iterable<String> texts, DateOrder order) {
        boolean any = false;
        for (var text : texts) {
            if (CalendarTime.parse(text, order) == null) {
                return false;
            }
            any = true;
        }
        return any;
    }
}
