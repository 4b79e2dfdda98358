package io.thalweg.data.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTimeTest {

    /// java.time is the oracle, over 400 years of days.
    @Test
    void everyDayIsReadAsJavaTimeReadsIt() {
        var day = LocalDate.of(1800, 1, 1);
        for (int i = 0; i < 400 * 365; i++, day = day.plusDays(1)) {
            var time = CalendarTime.of(day);
            assertThat(CalendarTime.parse(day.toString(), DateOrder.YEAR_MONTH_DAY))
                    .isEqualTo(time);
            assertThat(time.weekday()).isEqualTo(day.getDayOfWeek().getValue() - 1);
            assertThat(time.epochSecond()).isEqualTo(day.toEpochDay() * 86_400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T13:05:59, 2026-11-24T13:05:59, 0",
        "2026-11-24 13:05, 2026-11-24T13:05:00, 0",
        "2026-11-24T13:05:59.123456Z, 2026-11-24T13:05:59, 0",
        "2026-11-24T13:05:59+08:00, 2026-11-24T13:05:59, 28800",
        "2026-11-24 13:05:59 -0330, 2026-11-24T13:05:59, -12600",
        "2026/1/4 3:05, 2026-01-04T03:05:00, 0"
    })
    void times(String text, LocalDateTime expected, int offset) {
        assertThat(CalendarTime.parse(text, DateOrder.YEAR_MONTH_DAY))
                .isEqualTo(CalendarTime.of(expected, offset));
    }

    @ParameterizedTest
    @CsvSource({
        "11/24/26, MONTH_DAY_YEAR, 2026-11-24T00:00",
        "24.11.68, DAY_MONTH_YEAR, 2068-11-24T00:00",
        "24/11/69, DAY_MONTH_YEAR, 1969-11-24T00:00",
        "1/2/2026 12:05 AM, MONTH_DAY_YEAR, 2026-01-02T00:05",
        "1/2/2026 12:05 PM, MONTH_DAY_YEAR, 2026-01-02T12:05",
        "1/2/26 1:05:07 pm, MONTH_DAY_YEAR, 2026-01-02T13:05:07",
        "1/2/26 11:59AM, MONTH_DAY_YEAR, 2026-01-02T11:59"
    })
    void shortYearsAndHalvesOfTheDay(String text, DateOrder order, LocalDateTime expected) {
        var time = CalendarTime.parse(text, order);
        assertThat(time).isNotNull();
        assertThat(time.epochSecond()).isEqualTo(CalendarTime.of(expected, 0).epochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24-11-26", // might be a year first
                "24/11/026",
                "24/11/2",
                "24/11/2026 13:00 PM",
                "24/11/2026 0:30 AM",
                "24/11/2026 3:30 XM",
                "24/11/2026 3:30 P"
            })
    void notDatesWithTheDayFirst(String text) {
        assertThat(CalendarTime.parse(text, DateOrder.DAY_MONTH_YEAR)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-13-01",
                "2026-02-29",
                "2026-00-10",
                "2026-11-24x",
                "2026-11/24",
                "2026-11-24T25:00",
                "2026-11-24T10:60",
                "26-11-24",
                "2026-11-24T10:00+99",
                "x"
            })
    void notDates(String text) {
        assertThat(CalendarTime.parse(text, DateOrder.YEAR_MONTH_DAY)).isNull();
    }

    @Test
    void theOrderOfDayAndMonthNeedsProof() {
        assertThat(DateOrder.find(List.of("1.2.2026", "13.2.2026")).order())
                .isEqualTo(DateOrder.DAY_MONTH_YEAR);
        assertThat(DateOrder.find(List.of("1/2/2026", "2/13/2026")).order())
                .isEqualTo(DateOrder.MONTH_DAY_YEAR);
        assertThat(DateOrder.find(List.of("1/2/2026", "2/3/2026")))
                .isEqualTo(new DateOrder.Finding(null, true));
        assertThat(DateOrder.find(List.of("13/2/2026", "2/13/2026")))
                .isEqualTo(new DateOrder.Finding(null, false));
        assertThat(DateOrder.find(List.of()).order()).isNull();
    }

    @Test
    void theYearHasAFraction() {
        var noon = CalendarTime.of(LocalDateTime.of(2024, 7, 2, 12, 0), 0);
        // day 184 of 366, half of it gone: rounding of one division and one addition
        assertThat(noon.decimalYear()).isCloseTo(2024 + 183.5 / 366, within(1e-12));
    }
}
