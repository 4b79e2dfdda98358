package io.thalweg.data.schema;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Reads one text from left to right.
final class CalendarTimeParser {
    private static final int NONE = -1;
    private static final int FIRST_OF_1900 = 69;

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
        int third = yearFirst ? number(1, 2) : year(separator);
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

    /// A year of four digits, or of two behind `/` or `.`: 69 to 99 are 1969 to 1999, 00 to 68 are
    /// 2000 to 2068 (POSIX `strptime`). Behind `-` two digits might as well be a day.
    private int year(char separator) {
        int start = at;
        int year = number(2, 4);
        return switch (at - start) {
            case 4 -> year;
            case 2 -> separator == '-' ? NONE : year + (year < FIRST_OF_1900 ? 2000 : 1900);
            default -> NONE;
        };
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
        int half = halfOfDay();
        if (half != NONE) {
            if (hour < 1 || hour > 12) {
                return NONE;
            }
            hour = hour % 12 + half;
        }
        return hour * 3600 + minute * 60 + second;
    }

    /// 0 for AM, 12 for PM, [#NONE] if neither follows.
    private int halfOfDay() {
        int from = peek() == ' ' ? at + 1 : at;
        if (from + 2 > text.length() || (text.charAt(from + 1) | ' ') != 'm') {
            return NONE;
        }
        int letter = text.charAt(from) | ' ';
        if (letter != 'a' && letter != 'p') {
            return NONE;
        }
        at = from + 2;
        return letter == 'a' ? 0 : 12;
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
