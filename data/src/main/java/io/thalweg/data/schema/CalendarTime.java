package io.thalweg.data.schema;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A day, and perhaps a time of day, as the clock on the wall showed it where it was written.
///
/// @param year from 1 to 9999
/// @param month from 1
/// @param day of the month, from 1
/// @param secondOfDay 0 to 86399; 0 if only the day is given
/// @param timed whether a time of day is given
/// @param offset seconds that the clock was ahead of UTC, 0 if it isn't said
public record CalendarTime(
        int year, int month, int day, int secondOfDay, boolean timed, int offset) {

    /// Reads a date, or a date with a time after a blank or a `T`; AM or PM and a zone (`Z`,
    /// `+08:00`) may follow. A year has four digits, or two if it stands last behind `/` or `.` (69
    /// to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068).
    ///
    /// @param order in which order the date's parts are written
    /// @return null if the text isn't one
    public static @Nullable CalendarTime parse(String text, DateOrder order) {
        return new CalendarTimeParser(text).parse(order);
    }

    /// A day without a time.
    public static CalendarTime of(LocalDate date) {
        return new CalendarTime(
                date.getYear(), date.getMonthValue(), date.getDayOfMonth(), 0, false, 0);
    }

    /// A day and a time.
    ///
    /// @param offset seconds that the clock is ahead of UTC
    public static CalendarTime of(LocalDateTime time, int offset) {
        return new CalendarTime(
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.toLocalTime().toSecondOfDay(),
                true,
                offset);
    }

    /// The hour, 0 to 23.
    public int hour() {
        return secondOfDay / 3600;
    }

    /// The day of the week, Monday being 0.
    public int weekday() {
        return (int) Math.floorMod(epochDay() + 3, 7L); // 1970-01-01 was a Thursday
    }

    /// The year, with the part of it that has gone as its fraction.
    public double decimalYear() {
        var date = LocalDate.of(year, month, day);
        return year + (date.getDayOfYear() - 1 + secondOfDay / 86_400.0) / date.lengthOfYear();
    }

    /// Seconds since 1970-01-01 in UTC: later times are greater.
    public long epochSecond() {
        return epochDay() * 86_400 + secondOfDay - offset;
    }

    private long epochDay() {
        return LocalDate.of(year, month, day).toEpochDay();
    }
}
