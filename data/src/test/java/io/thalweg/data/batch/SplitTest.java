package io.thalweg.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.feature.Features;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.SplitException;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import io.thalweg.data.source.ValueException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitTest {
    private static final Shares SHARES = new Shares(0.2, 0.25);
    private static final Table TABLE = Table.of("rows.csv", List.of(NumberColumn.of("a", 1)));

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    private static int rows(long seed) {
        return 20 + CounterRandom.below(400, seed, 1, 0, 0);
    }

    /// Every row is in one part, each part in ascending order.
    private static void checkIsDivision(Split split, int[] rows) {
        var all =
                IntStream.concat(
                                Arrays.stream(split.training()),
                                IntStream.concat(
                                        Arrays.stream(split.validation()),
                                        Arrays.stream(split.test())))
                        .sorted()
                        .toArray();
        assertThat(all).isEqualTo(rows);
        for (var part : List.of(split.training(), split.validation(), split.test())) {
            assertThat(part).isSorted().isNotEmpty();
        }
    }

    private static int[] evenRows(int count) {
        return IntStream.range(0, count).map(i -> 2 * i).toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random(long seed) {
        var rows = evenRows(rows(seed));
        var split = Split.random(TABLE, rows, SHARES, seed);
        checkIsDivision(split, rows);
        assertThat(split.validation()).hasSize((int) Math.round(rows.length * 0.2));
        assertThat(split.test()).hasSize((int) Math.round(rows.length * 0.25));
        assertThat(Split.random(TABLE, rows, SHARES, seed).test()).isEqualTo(split.test());
        assertThat(Split.random(TABLE, rows, SHARES, seed + 1).test()).isNotEqualTo(split.test());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stratified(long seed) {
        var rows = evenRows(rows(seed));
        int count = 2 + CounterRandom.below(5, seed, 2, 0, 0);
        var classes = new int[rows.length];
        for (int i = 0; i < classes.length; i++) {
            double uniform = CounterRandom.uniform(seed, 3, 0, i);
            classes[i] = (int) (uniform * uniform * uniform * count); // some classes are rare
        }
        var split = Split.stratified(TABLE, rows, classes, SHARES, seed);
        checkIsDivision(split, rows);
        for (int c = 0; c < count; c++) {
            int all = count(rows, classes, rows, c);
            int test = count(split.test(), classes, rows, c);
            int validation = count(split.validation(), classes, rows, c);
            // rounding: less than one row off, or the one row that a rare class is given
            assertThat((double) test).isCloseTo(all * 0.25, within(1.0));
            assertThat((double) validation).isCloseTo(all * 0.2, within(1.0));
            if (all >= 3) {
                assertThat(test).isPositive();
                assertThat(validation).isPositive();
            }
            if (all >= 1) {
                assertThat(test + validation).isLessThan(all);
            }
        }
        assertThat(Split.stratified(TABLE, rows, classes, SHARES, seed).training())
                .isEqualTo(split.training());
    }

    private static int count(int[] part, int[] classes, int[] rows, int wanted) {
        int count = 0;
        for (int row : part) {
            count += classes[Arrays.binarySearch(rows, row)] == wanted ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void byTime(long seed) {
        int count = rows(seed);
        var times = new double[count];
        var dates = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            int day = CounterRandom.below(1000, seed, 4, 0, i);
            times[i] = day;
            dates.add(LocalDate.of(2020, 1, 1).plusDays(day).toString());
        }
        var table =
                Table.of(
                        "t", List.of(NumberColumn.of("time", times), TextColumn.of("date", dates)));
        var rows = IntStream.range(0, count).toArray();
        var split = Split.byTime(table, "time", rows, SHARES);
        checkIsDivision(split, rows);
        assertThat(latest(split.training(), times))
                .isLessThanOrEqualTo(-latest(split.validation(), negated(times)));
        assertThat(latest(split.validation(), times))
                .isLessThanOrEqualTo(-latest(split.test(), negated(times)));
        assertThat(Split.byTime(table, "date", rows, SHARES).test()).isEqualTo(split.test());
    }

    private static double latest(int[] part, double[] times) {
        return Arrays.stream(part).mapToDouble(row -> times[row]).max().orElseThrow();
    }

    private static double[] negated(double[] times) {
        return Arrays.stream(times).map(time -> -time).toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void byGroup(long seed) {
        int count = rows(seed);
        int groups = 3 + CounterRandom.below(30, seed, 5, 0, 0);
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add("组" + (i < groups ? i : CounterRandom.below(groups, seed, 6, 0, i)));
        }
        var table = Table.of("t", List.of(TextColumn.of("group", names)));
        var rows = IntStream.range(0, count).toArray();
        var split = Split.byGroup(table, "group", rows, SHARES, seed);
        checkIsDivision(split, rows);
        var seen = new HashSet<String>();
        for (var part : List.of(split.training(), split.validation(), split.test())) {
            var here = new HashSet<String>();
            for (int row : part) {
                here.add(names.get(row));
            }
            assertThat(seen).doesNotContainAnyElementsOf(here);
            seen.addAll(here);
        }
    }

    @Test
    void tooFewRows() {
        assertThat(
                        catchThrowableOfType(
                                SplitException.class,
                                () -> Split.random(TABLE, new int[] {0, 1, 2}, SHARES, 1)))
                .hasMessageContaining("3 rows are too few")
                .hasMessageContaining("at least 4 rows")
                .returns(3, e -> e.rows());
        checkIsDivision(
                Split.random(TABLE, new int[] {0, 1, 2, 3}, SHARES, 1), new int[] {0, 1, 2, 3});
        var none = Split.random(TABLE, new int[] {0, 1}, new Shares(0, 0), 1);
        assertThat(none.training()).hasSize(2);
        assertThat(none.test()).isEmpty();
        assertThat(catchThrowableOfType(SplitException.class, () -> new Shares(0.5, 0.5)))
                .hasMessageContaining("leave no rows for training");
        assertThat(catchThrowableOfType(SplitException.class, () -> new Shares(-0.1, 0.5)))
                .hasMessageContaining("validation share -0.1");
        var table = Table.of("t", List.of(TextColumn.of("g", List.of("a", "b", "a", "b", "a"))));
        assertThat(
                        catchThrowableOfType(
                                SplitException.class,
                                () ->
                                        Split.byGroup(
                                                table, "g", new int[] {0, 1, 2, 3, 4}, SHARES, 1)))
                .hasMessageContaining("2 groups in column g cannot be divided into 3 parts");
    }

    /// Few different times, so that the shares would cut through them.
    @ParameterizedTest
    @MethodSource("seeds")
    void equalTimesStayTogether(long seed) {
        var times = new double[rows(seed)];
        int different = 3 + CounterRandom.below(20, seed, 2, 0, 0);
        for (int i = 0; i < times.length; i++) {
            times[i] = i < 6 ? i / 2 : CounterRandom.below(different, seed, 2, 1, i);
        }
        var table = Table.of("t", List.of(NumberColumn.of("time", times)));
        var rows = IntStream.range(0, times.length).toArray();
        for (var shares : List.of(SHARES, new Shares(0, 0.2), new Shares(0.2, 0))) {
            var split = Split.byTime(table, "time", rows, shares);
            double before = Double.NEGATIVE_INFINITY;
            int all = 0;
            for (var part : List.of(split.training(), split.validation(), split.test())) {
                all += part.length;
                if (part.length > 0) {
                    assertThat(Arrays.stream(part).mapToDouble(i -> times[i]).min().orElseThrow())
                            .isGreaterThan(before);
                    before = Arrays.stream(part).mapToDouble(i -> times[i]).max().orElseThrow();
                }
            }
            assertThat(all).isEqualTo(times.length);
            assertThat(split.training()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(split.validation().length > 0).isEqualTo(shares.validation() > 0);
            assertThat(split.test().length > 0).isEqualTo(shares.test() > 0);
        }
    }

    @Test
    void equalTimesMustLeaveEnoughParts() {
        var table = Table.of("t.csv", List.of(NumberColumn.of("time", 1, 1, 1, 1, 1, 1, 2, 2)));
        var rows = IntStream.range(0, 8).toArray();
        assertThat(
                        catchThrowableOfType(
                                SplitException.class,
                                () -> Split.byTime(table, "time", rows, SHARES)))
                .hasMessageStartingWith("t.csv: column time has too few different times");
        assertThat(Split.byTime(table, "time", rows, new Shares(0, 0.4)).test())
                .containsExactly(6, 7);
    }

    @Test
    void timesMustBeKnown() {
        var rows = new int[] {0, 1, 2, 3};
        var numbers = Table.of("t", List.of(NumberColumn.of("time", 1, 2, Double.NaN, 4)));
        assertThat(
                        catchThrowableOfType(
                                ValueException.class,
                                () -> Split.byTime(numbers, "time", rows, SHARES)))
                .hasMessageContaining("the time is missing");
        var texts = Table.of("t", List.of(TextColumn.of("time", List.of("a", "b", "c", "d"))));
        assertThat(
                        catchThrowableOfType(
                                ValueException.class,
                                () -> Split.byTime(texts, "time", rows, SHARES)))
                .hasMessageContaining("write them like 2026-12-31");
    }

    @Test
    void weights() {
        var table =
                Table.of(
                        "t",
                        List.of(
                                NumberColumn.of("w", 0, 2.5, -1, Double.NaN, 1e300),
                                TextColumn.of("v", List.of("1", "x", "2", "3", "4"))));
        assertThat(Weights.of(table, "w", new int[] {1, 0})).containsExactly(2.5f, 0);
        for (int row = 2; row < 5; row++) {
            var rows = new int[] {row};
            assertThat(
                            catchThrowableOfType(
                                    ValueException.class, () -> Weights.of(table, "w", rows)))
                    .hasMessageContaining("expected a finite number, 0 or more");
        }
        assertThat(
                        catchThrowableOfType(
                                ValueException.class, () -> Weights.of(table, "v", new int[] {1})))
                .hasMessageContaining("\"x\" is no weight");
    }

    @Test
    void samplesAreSelectedTogether() {
        var features = new Features(3, 2, new float[] {1, 2, 3, 4, 5, 6}, 1, new int[] {7, 8, 9});
        var samples =
                Samples.of(features, new float[] {10, 20, 30}).weighted(new float[] {1, 2, 3});
        var some = samples.select(new int[] {2, 0});
        assertThat(some.features().values()).containsExactly(5, 6, 1, 2);
        assertThat(some.features().categories()).containsExactly(9, 7);
        assertThat(some.numbers()).containsExactly(30, 10);
        assertThat(some.weights()).containsExactly(3, 1);
        assertThat(some.classes()).isNull();
    }
}
