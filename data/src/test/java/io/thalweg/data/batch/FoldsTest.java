package io.thalweg.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.SplitException;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldsTest {
    private static final Table TABLE = Table.of("rows.csv", List.of(NumberColumn.of("a", 1)));

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    private static int rows(long seed) {
        return 20 + CounterRandom.below(200, seed, 1, 0, 0);
    }

    private static int folds(long seed) {
        return 2 + CounterRandom.below(9, seed, 1, 0, 1);
    }

    private static int[] evenRows(int count) {
        return IntStream.range(0, count).map(i -> 2 * i).toArray();
    }

    /// Every row is in one test, and trains in every other fold.
    private static void checkTestsDivide(List<Split> splits, int[] rows) {
        var all = splits.stream().flatMapToInt(split -> Arrays.stream(split.test()));
        assertThat(all.sorted().toArray()).isEqualTo(rows);
        for (var split : splits) {
            assertThat(split.validation()).isEmpty();
            assertThat(split.test()).isSorted().isNotEmpty();
            assertThat(split.training()).isSorted();
            var both =
                    IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.test()));
            assertThat(both.sorted().toArray()).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void classesAreSpreadEvenly(long seed) {
        int[] rows = evenRows(rows(seed));
        var classes = new int[rows.length];
        for (int i = 0; i < classes.length; i++) {
            int drawn = CounterRandom.below(20, seed, 2, 0, i);
            classes[i] = drawn < 12 ? 0 : drawn < 19 ? 1 : 2;
        }
        int count = folds(seed);
        var splits = Folds.stratified(TABLE, rows, classes, count, seed);
        assertThat(splits).hasSize(count);
        checkTestsDivide(splits, rows);
        for (int c = 0; c < 3; c++) {
            int wanted = c;
            var sizes =
                    splits.stream()
                            .mapToLong(split ->
                                    Arrays.stream(split.test())
                                            .filter(row -> classes[row / 2] == wanted)
                                            .count())
                            .summaryStatistics();
            assertThat(sizes.getMax() - sizes.getMin()).isLessThanOrEqualTo(1);
        }
        var sizes = splits.stream().mapToInt(split -> split.test().length).summaryStatistics();
        assertThat(sizes.getMax() - sizes.getMin()).isLessThanOrEqualTo(1);
    }

    @Test
    void theSeedDecides() {
        int[] rows = evenRows(50);
        var one = Folds.random(TABLE, rows, 5, 1);
        assertThat(Folds.random(TABLE, rows, 5, 1).getFirst().test())
                .isEqualTo(one.getFirst().test());
        assertThat(Folds.random(TABLE, rows, 5, 2).getFirst().test())
                .isNotEqualTo(one.getFirst().test());
        checkTestsDivide(one, rows);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void groupsStayTogether(long seed) {
        int count = folds(seed);
        int groups = count + CounterRandom.below(10, seed, 3, 0, 0);
        var names = new ArrayList<String>();
        int size = rows(seed);
        for (int i = 0; i < size; i++) {
            int group = i < groups ? i : CounterRandom.below(groups, seed, 3, 1, i);
            names.add(group == 0 ? null : "g" + group);
        }
        var table = Table.of("t", List.of(TextColumn.of("group", names)));
        int[] rows = IntStream.range(0, size).toArray();
        var splits = Folds.byGroup(table, "group", rows, count, seed);
        checkTestsDivide(splits, rows);
        for (var split : splits) {
            var trained = new HashSet<String>();
            for (int row : split.training()) {
                trained.add(String.valueOf(names.get(row)));
            }
            for (int row : split.test()) {
                assertThat(trained).doesNotContain(String.valueOf(names.get(row)));
            }
        }
    }

    /// TimeSeriesSplit(n_splits=3) of scikit-learn 1.9.1 on ten rows, here in descending order.
    @Test
    void windowsGrowAsScikitLearnsDo() {
        var table = Table.of("t", List.of(NumberColumn.of("time", 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)));
        int[] rows = IntStream.range(0, 10).toArray();
        var splits = Folds.byTime(table, "time", rows, 3);
        assertThat(splits).hasSize(3);
        assertThat(splits.get(0).training()).containsExactly(6, 7, 8, 9);
        assertThat(splits.get(0).test()).containsExactly(4, 5);
        assertThat(splits.get(1).training()).containsExactly(4, 5, 6, 7, 8, 9);
        assertThat(splits.get(1).test()).containsExactly(2, 3);
        assertThat(splits.get(2).training()).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(splits.get(2).test()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noWindowSeesWhatIsLater(long seed) {
        int count = folds(seed);
        var times = new double[rows(seed)];
        int different = 2 * count + 4;
        for (int i = 0; i < times.length; i++) {
            times[i] = CounterRandom.below(different, seed, 2, 1, i);
        }
        var table = Table.of("t", List.of(NumberColumn.of("time", times)));
        int[] rows = IntStream.range(0, times.length).toArray();
        List<Split> splits;
        try {
            splits = Folds.byTime(table, "time", rows, count);
        } catch (SplitException e) {
            assertThat(e).hasMessageContaining("too few different times for --folds " + count);
            return;
        }
        int before = 0;
        for (var split : splits) {
            double latest =
                    Arrays.stream(split.training()).mapToDouble(i -> times[i]).max().orElseThrow();
            double earliest =
                    Arrays.stream(split.test()).mapToDouble(i -> times[i]).min().orElseThrow();
            assertThat(earliest).isGreaterThan(latest);
            assertThat(split.training().length).isGreaterThan(before);
            before = split.training().length;
        }
        assertThat(splits.getLast().training().length + splits.getLast().test().length)
                .isEqualTo(times.length);
    }

    @Test
    void tooFewRowsGroupsOrTimesNameTheOption() {
        assertThat(
                        catchThrowableOfType(
                                SplitException.class,
                                () -> Folds.random(TABLE, new int[] {0, 1, 2}, 5, 1)))
                .hasMessage(
                        "rows.csv: 3 rows can't be divided into 5 folds; give --folds 3 or fewer");
        var groups = Table.of("t", List.of(TextColumn.of("g", List.of("a", "b", "a", "b", "a"))));
        int[] rows = {0, 1, 2, 3, 4};
        assertThat(
                        catchThrowableOfType(
                                SplitException.class, () -> Folds.byGroup(groups, "g", rows, 3, 1)))
                .hasMessage(
                        "t: 2 groups in column g can't be divided into 3 folds; give --folds 2 or"
                                + " fewer");
        var times = Table.of("t", List.of(NumberColumn.of("time", 1, 1, 1, 2, 2)));
        assertThat(
                        catchThrowableOfType(
                                SplitException.class, () -> Folds.byTime(times, "time", rows, 2)))
                .hasMessageContaining("has too few different times for --folds 2");
    }
}
