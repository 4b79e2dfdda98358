package io.thalweg.report.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.data.feature.FeatureOptions;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.schema.SchemaOptions;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableProfileTest {
    private static final int ROWS = 60;

    /// Height grows with the target, colour doesn't; the day grows with it too.
    private static Table table(int rows) {
        var target = new double[rows];
        var height = new double[rows];
        var colour = new ArrayList<@Nullable String>();
        var day = new ArrayList<String>();
        for (int i = 0; i < rows; i++) {
            target[i] = i * 1.5;
            height[i] = i % 10 == 9 ? Double.NaN : 2 * i + 1.25;
            colour.add(i % 6 == 5 ? null : i % 2 == 0 ? "red" : "blue");
            day.add("20" + (10 + i % 60 / 12) + "-0" + (1 + i % 9) + "-11");
        }
        return Table.of(
                "things",
                List.of(
                        NumberColumn.of("height", height),
                        TextColumn.of("colour", colour),
                        TextColumn.of("day", day),
                        NumberColumn.of("target", target)));
    }

    private static TableProfile profile(Table table, int[] training) {
        var schema = Schema.infer(table, "target", SchemaOptions.none());
        var features = FeaturePlan.fit(table, schema, training, FeatureOptions.standard());
        return TableProfile.of(table, schema, features, "target", Task.REGRESSION, training);
    }

    private static int[] every(int rows) {
        var every = new int[rows];
        Arrays.setAll(every, row -> row);
        return every;
    }

    @Test
    void countsEveryValueOnce() {
        var profile = profile(table(ROWS), every(ROWS));
        assertThat(profile.columns())
                .extracting(column -> column.field().name())
                .containsExactly("height", "colour", "day");
        assertThat(profile.columns().get(0).spread())
                .isInstanceOfSatisfying(
                        Spread.OfNumbers.class,
                        spread -> {
                            assertThat(spread.counts().stream().mapToInt(count -> count).sum())
                                    .isEqualTo(54);
                            assertThat(spread.least()).isEqualTo(1.25);
                            assertThat(spread.greatest()).isEqualTo(2 * 58 + 1.25);
                        });
        assertThat(profile.columns().get(0).missingShare()).isEqualTo(0.1);
        assertThat(profile.columns().get(1).spread())
                .isEqualTo(new Spread.OfNames(List.of("red", "blue"), List.of(30, 20), 0, 2));
        assertThat(profile.columns().get(2).spread())
                .isInstanceOfSatisfying(
                        Spread.OfNumbers.class,
                        spread -> {
                            assertThat(spread.time()).isTrue();
                            assertThat((int) spread.least()).isEqualTo(2010);
                            assertThat((int) spread.greatest()).isEqualTo(2014);
                        });
        assertThat(profile.target().spread()).isNotNull();
        assertThat(profile.target().relation()).isEmpty();
    }

    @Test
    void comparesEachColumnWithTheTarget() {
        var profile = profile(table(ROWS), every(ROWS));
        var height = profile.columns().get(0).relation().orElseThrow();
        assertThat(height.measure()).isEqualTo(Relation.Measure.CORRELATION);
        assertThat(height.strength()).isGreaterThan(0.999);
        var colour = profile.columns().get(1).relation().orElseThrow();
        assertThat(colour.measure()).isEqualTo(Relation.Measure.CORRELATION_RATIO);
        assertThat(colour.strength()).isLessThan(0.2); // blue rows come one after the red ones
        assertThat(profile.columns().get(2).relation().orElseThrow().strength())
                .isGreaterThan(0.9); // a year is twelve rows
    }

    /// What judges must not be known when columns are chosen.
    @Test
    void comparesOnTrainingRowsAlone() {
        var few = profile(table(ROWS), every(20));
        assertThat(few.relationRows()).isEqualTo(20);
        assertThat(few.spreadRows()).isEqualTo(ROWS);
        assertThat(few.columns().get(0).relation().orElseThrow().rows()).isEqualTo(18);
    }

    @Test
    void ofLargeTablesLooksAtSomeRows() {
        int rows = 3 * TableProfile.MOST_ROWS + 7;
        var profile = profile(table(rows), every(rows));
        assertThat(profile.spreadRows()).isEqualTo(TableProfile.MOST_ROWS);
        assertThat(profile.relationRows()).isEqualTo(TableProfile.MOST_ROWS);
        assertThat(profile.columns().get(0).field().missing()).isEqualTo(rows / 10);
    }
}
