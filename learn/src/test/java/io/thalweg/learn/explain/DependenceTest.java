package io.thalweg.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.NumberTransform;
import io.thalweg.data.feature.OneHotTransform;
import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.schema.Kind;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DependenceTest {
    private static final FeaturePlan PLAN =
            new FeaturePlan(
                    List.of(
                            new NumberTransform("a", 0, 1, false, false, false),
                            new NumberTransform("b", 0, 1, false, false, false),
                            new OneHotTransform("kind", List.of("x", "y"), false)));

    private final Table table = table(100);

    private static Table table(int rows) {
        var a = new double[rows];
        var b = new double[rows];
        var kind = new ArrayList<@Nullable String>();
        for (int row = 0; row < rows; row++) {
            a[row] = row;
            b[row] = row % 7 - 2;
            kind.add(row % 10 == 9 ? null : row % 3 == 0 ? "x" : "y");
        }
        return Table.of(
                "rows",
                List.of(
                        NumberColumn.of("a", a),
                        NumberColumn.of("b", b),
                        TextColumn.of("kind", kind)));
    }

    private int[] rows() {
        var rows = new int[table.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return rows;
    }

    private PartialDependence of(String column, Kind kind, int threads) {
        var features = PLAN.apply(table);
        var grid = GridValues.of(table, column, kind, null, rows());
        var dependence =
                new Dependence(
                        PLAN,
                        features,
                        given -> {
                            var outputs = new double[given.rows()];
                            for (int row = 0; row < outputs.length; row++) {
                                float[] x = given.values();
                                int at = row * 5; // a, b, kind=x, kind=y, kind unseen
                                outputs[row] = x[at] * x[at + 1] + 10 * x[at + 2] - x[at + 3];
                            }
                            return outputs;
                        },
                        List.of(""),
                        threads);
        var found = dependence.of(grid, PLAN.apply(grid.table(table, 0, PLAN.inputNames())));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /// Of a·b + f(kind) the dependence on a is a·mean(b) + mean(f(kind)), and a row's curve is a·b
    /// + f(kind).
    @Test
    void theMeanAndTheCurvesOfAProductAreTheirFormulas() {
        double meanB = 0;
        double meanKind = 0;
        for (int row = 0; row < 100; row++) {
            meanB += (row % 7 - 2) / 100.0;
            meanKind += kindPart(row) / 100;
        }
        var found = of("a", Kind.NUMBER, 1);
        assertThat(found.values()).hasSize(20);
        // Linear between rows at the place (n − 1)·share: 99 · 0.05 and 99 · 0.95.
        assertThat(found.values().getFirst()).isCloseTo(4.95, within(1e-12));
        assertThat(found.values().getLast()).isCloseTo(94.05, within(1e-12));
        assertThat(found.curves()).hasSize(50);
        for (int i = 0; i < 20; i++) {
            double value = found.values().get(i).floatValue();
            // Float products below 1,000 added up: 2⁻²⁴ of that each.
            assertThat(found.mean().get(i)).isCloseTo(value * meanB + meanKind, within(1e-4));
            for (int curve = 0; curve < 50; curve++) {
                int row = 2 * curve;
                assertThat(found.curves().get(curve).get(i))
                        .isCloseTo(value * (row % 7 - 2) + kindPart(row), within(1e-4));
            }
        }
    }

    private static double kindPart(int row) {
        return row % 10 == 9 ? 0 : row % 3 == 0 ? 10 : -1;
    }

    @Test
    void fewNumbersAreShownAsTheyAre() {
        assertThat(of("b", Kind.NUMBER, 1).values()).containsExactly(-2., -1., 0., 1., 2., 3., 4.);
    }

    /// The most frequent first; between the two there are 11 on every row's curve.
    @Test
    void categoriesAreShownByName() {
        var found = of("kind", Kind.CATEGORY, 1);
        assertThat(found.values()).isEmpty();
        assertThat(found.labels()).containsExactly("y", "x");
        assertThat(found.mean().get(1) - found.mean().get(0)).isCloseTo(11, within(1e-4));
    }

    @Test
    void datesAndSentencesAreLeftOut() {
        assertThat(GridValues.of(table, "kind", Kind.TEXT, null, rows()).isEmpty()).isTrue();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(of("a", Kind.NUMBER, 3)).isEqualTo(of("a", Kind.NUMBER, 1));
    }

    @Test
    void curvesOfAnotherLengthAreRefused() {
        assertThatThrownBy(() ->
                        new PartialDependence(
                                "a", "", List.of(1.0), List.of("1"), List.of(1.0, 2.0), List.of()))
                .hasMessageContaining("1 values of a need as many points");
    }

    /// 31 days of a month written as Europeans do, shuffled, and one that is no date: the grid goes
    /// from the first to the last in the order of time.
    @Test
    void datesAreShownInTheOrderOfTime() {
        var days = new ArrayList<@Nullable String>();
        for (int day = 1; day <= 31; day++) {
            days.add("%02d.%02d.2024".formatted(day * 7 % 31 + 1, day % 2 + 1));
        }
        days.add(null);
        days.add("soon");
        var dates = Table.of("rows", List.of(TextColumn.of("when", days)));
        int[] all = IntStream.range(0, days.size()).toArray();
        var grid = GridValues.of(dates, "when", Kind.DATE_TIME, DateOrder.DAY_MONTH_YEAR, all);
        assertThat(grid.labels()).hasSize(12).doesNotContain("soon");
        var moments =
                grid.labels().stream()
                        .map(text -> CalendarTime.parse(text, DateOrder.DAY_MONTH_YEAR))
                        .map(time -> time == null ? 0L : time.epochSecond())
                        .toList();
        assertThat(moments).isSorted().doesNotHaveDuplicates().doesNotContain(0L);
        assertThat(grid.column().text(0)).isEqualTo(grid.labels().getFirst());
    }
}
