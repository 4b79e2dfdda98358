package io.thalweg.data.feature;

import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.source.NumberText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values that records have under one name.
record RecordCells(List<? extends Map<String, ?>> records, String name, Missing missing)
        implements Cells {
    @Override
    public double number(int row) {
        var value = value(row);
        double number =
                switch (value) {
                    case null -> Double.NaN;
                    case Number some -> known(some.doubleValue());
                    case Boolean some -> some ? 1 : 0;
                    default -> parsed(row, value.toString());
                };
        if (Double.isInfinite(number)) {
            throw Mistakes.infinite(place(row), 0, name, number);
        }
        return number;
    }

    private double known(double number) {
        return missing.contains(number) ? Double.NaN : number;
    }

    private double parsed(int row, String text) {
        if (missing.contains(text.strip())) {
            return Double.NaN;
        }
        double number = NumberText.parse(text);
        if (Double.isNaN(number)) {
            throw Mistakes.notANumber(place(row), 0, name, text);
        }
        return number;
    }

    @Override
    public @Nullable String text(int row) {
        return switch (value(row)) {
            case null -> null;
            case Number some -> {
                double number = some.doubleValue();
                yield missing.contains(number) ? null : NumberText.canonical(number);
            }
            case Object some -> {
                var text = some.toString().strip();
                yield missing.contains(text) ? null : NumberText.canonical(text);
            }
        };
    }

    @Override
    public @Nullable CalendarTime time(int row, DateOrder order) {
        return switch (value(row)) {
            case null -> null;
            case LocalDate date -> CalendarTime.of(date);
            case LocalDateTime time -> CalendarTime.of(time, 0);
            case OffsetDateTime time -> of(time);
            case ZonedDateTime time -> of(time.toOffsetDateTime());
            case Instant instant -> of(instant.atOffset(ZoneOffset.UTC));
            case Object other -> parsedTime(row, other.toString().strip(), order);
        };
    }

    private static CalendarTime of(OffsetDateTime time) {
        return CalendarTime.of(time.toLocalDateTime(), time.getOffset().getTotalSeconds());
    }

    private @Nullable CalendarTime parsedTime(int row, String text, DateOrder order) {
        if (missing.contains(text)) {
            return null;
        }
        var time = CalendarTime.parse(text, order);
        if (time == null) {
            throw Mistakes.notADate(place(row), 0, name, text, order);
        }
        return time;
    }

    /// Null also for a blank text.
    private @Nullable Object value(int row) {
        Object value = records.get(row).get(name);
        return value instanceof CharSequence text && text.toString().isBlank() ? null : value;
    }

    private static String place(int row) {
        return "record " + (row + 1);
    }
}
