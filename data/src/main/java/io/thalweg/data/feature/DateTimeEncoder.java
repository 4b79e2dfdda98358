package io.thalweg.data.feature;

import io.thalweg.data.schema.CalendarTime;

/// Dates as calendar parts.
final class DateTimeEncoder implements Encoder {
    private static final int MONTHS = 12;
    private static final int LONGEST_MONTH = 31;
    private static final int WEEK = 7;
    private static final int HOURS = 24;

    private final DateTimeTransform transform;
    private final int at;

    DateTimeEncoder(DateTimeTransform transform, int at) {
        this.transform = transform;
        this.at = at;
    }

    @Override
    public void encode(Cells cells, int[] rows, int from, int to, Features into) {
        var values = into.values();
        for (int i = from; i < to; i++) {
            int place = i * into.numbers() + at;
            var time = cells.time(rows[i], transform.order());
            if (time != null) {
                encode(time, values, place);
            } else if (transform.missingIndicator()) {
                values[place + transform.width() - 1] = 1;
            }
        }
    }

    private void encode(CalendarTime time, float[] values, int place) {
        values[place] = (float) ((time.decimalYear() - transform.medianYear()) * transform.scale());
        cycle(time.month() - 1, MONTHS, values, place + 1);
        cycle(time.day() - 1, LONGEST_MONTH, values, place + 3);
        cycle(time.weekday(), WEEK, values, place + 5);
        if (transform.time()) {
            cycle(time.secondOfDay() / 3600.0, HOURS, values, place + 7);
        }
    }

    /// StrictMath, so that every machine gives the same bits.
    private static void cycle(double part, int period, float[] values, int place) {
        double angle = 2 * StrictMath.PI * part / period;
        values[place] = (float) StrictMath.sin(angle);
        values[place + 1] = (float) StrictMath.cos(angle);
    }
}
