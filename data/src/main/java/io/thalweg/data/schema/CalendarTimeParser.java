package io.thalweg.data.schema;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Reads one text from left to right.
final class CalendarTimeParser {
    private static final int NONE = -1;

    private final String text;
    private int at;

    CalendarTimeParser(String text) {
        this.text = text;
    }

    @Nullable CalendarTime parse(DateOrder order) {
        boolean yearFirst = order == DateOrder.YEAR_MONTH_DAY;
        int first = number(yearFirst ? 4 : 1, yearFirst ? 4 : 2);
        char separator = peek();
        if (first == NONE || (separator != '-' && separator != '/' && separator != '.')) {
            return null;
        }
        at++;
        int second = number(1, 2);
        if (second == NONE || peek() != separator) {
            return null;
        }
        at++;
        int third = yearFirst ? number(1, 2) : number(4, 4);
        int year = yearFirst ? first : third;
        int month = order == DateOrder.MONTH_DAY_YEAR ? first : second;
        int day =
                switch (order) {
                    case YEAR_MONTH_DAY -> third;
                    case DAY_MONTH_YEAR -> first;
                    case MONTH_DAY_YEAR -> second;
                };
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return null;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        return at == text.length()
                ? new CalendarTime(year, month, day, 0, false, 0)
                : timed(year, month, day);
    }

    private @Nullable CalendarTime timed(int year, int month, int day) {
        if (peek() != 'T' && peek() != ' ') {
            return null;
        }
        at++;
        int second = timeOfDay();
        int offset = offset();
        return second == NONE || offset == Integer.MIN_VALUE || at != text.length()
                ? null
                : new CalendarTime(year, month, day, second, true, offset);
    }

    private int timeOfDay() {
        int hour = number(1, 2);
        if (hour == NONE || hour > 23 || peek() != ':') {
            return NONE;
        }
        at++;
        int minute = number(2, 2);
        if (minute == NONE || minute > 59) {
            return NONE;
        }
        int second = 0;
        if (peek() == ':') {
            at++;
            second = number(2, 2);
            if (second == NONE || second > 59) {
                return NONE;
            }
            if (peek() == '.' || peek() == ',') {
                at++;
                if (number(1, 9) == NONE) {
                    return NONE;
                }
            }
        }
        return hour * 3600 + minute * 60 + second;
    }

    /// Seconds ahead of UTC, 0 if nothing is said, the least int if it can't be read.
    private int offset() {
        if (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        char sign = peek();
        if (sign == 'Z' || sign == 'z') {
            at++;
            return 0;
        }
        if (sign != '+' && sign != '-') {
            return 0;
        }
        at++;
        int hours = number(2, 2);
        if (peek() == ':') {
            at++;
        }
        int minutes = at == text.length() ? 0 : number(2, 2);
        if (hours == NONE || hours > 18 || minutes == NONE || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    /// A number of so many digits, or [#NONE].
    private int number(int fewest, int most) {
        int value = 0;
        int start = at;
        while (at < text.length() && at - start < most) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            at++;
        }
        return at - start < fewest ? NONE : value;
    }
}
