package io.thalweg.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.schema.SchemaOptions;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.ColumnException;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import io.thalweg.data.source.ValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeaturePlanTest {
    private static final int ROWS = 200;
    private static final String[] WORDS = {"good", "bad", "Haus", "Garten", "中", "文", "x1"};

    @TempDir Path folder;

    private static int below(long seed, int stream, int row, int bound) {
        return CounterRandom.below(bound, seed, stream, 0, row);
    }

    /// One column of each kind, some values missing, in rows from `from` on drawn with another
    /// seed.
    private static Table table(long seed, long otherSeed, int from) {
        var numbers = new double[ROWS];
        var flags = new ArrayList<String>();
        var few = new ArrayList<String>();
        var many = new ArrayList<String>();
        var dates = new ArrayList<String>();
        var texts = new ArrayList<String>();
        for (int row = 0; row < ROWS; row++) {
            long s = row < from ? seed : otherSeed;
            numbers[row] =
                    below(s, 1, row, 9) == 0 ? Double.NaN : CounterRandom.normal(s, 2, 0, row) * 50;
            flags.add(below(s, 3, row, 2) == 0 ? "No" : "yes");
            few.add("c" + below(s, 4, row, 5));
            many.add("街" + below(s, 5, row, 30));
            dates.add(
                    LocalDate.of(2000, 1, 1).plusDays(below(s, 6, row, 9000)).toString()
                            + " 1"
                            + below(s, 7, row, 10)
                            + ":30");
            var text = new StringBuilder("row " + row);
            for (int i = 0; i < 6; i++) {
                text.append(", ").append(WORDS[below(s, 10 + i, row, WORDS.length)]);
            }
            texts.add(text.toString());
        }
        return Table.of(
                "generated",
                List.<Column>of(
                        NumberColumn.of("number", numbers),
                        TextColumn.of("flag", flags),
                        TextColumn.of("few", few),
                        TextColumn.of("many", many),
                        TextColumn.of("date", dates),
                        TextColumn.of("text", texts),
                        NumberColumn.of(
                                "y", IntStream.range(0, ROWS).mapToDouble(i -> i).toArray())));
    }

    private static FeaturePlan fit(Table table, int rows) {
        return FeaturePlan.fit(
                table,
                Schema.infer(table, "y", SchemaOptions.none()),
                IntStream.range(0, rows).toArray(),
                FeatureOptions.standard());
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onlyTrainingRowsAreLookedAt(long seed) {
        assertThat(fit(table(seed, seed + 1000, 150), 150))
                .isEqualTo(fit(table(seed, seed, 150), 150));
        assertThat(fit(table(seed, seed + 1000, 150), 151))
                .isNotEqualTo(fit(table(seed, seed, 150), 151));
    }

    /// A row has the same bits from a table, in a selection, in a list of records, and alone.
    @ParameterizedTest
    @MethodSource("seeds")
    void aRowHasTheSameBitsWhereverItComesFrom(long seed) {
        var table = table(seed, seed, ROWS);
        var plan = fit(table, 100);
        assertThat(plan.transforms()).hasSize(6);
        var all = plan.apply(table);
        var records = new ArrayList<Map<String, Object>>();
        for (int row = 0; row < ROWS; row++) {
            var record = new HashMap<String, Object>();
            for (var column : table.columns()) {
                if (!column.isMissing(row)) {
                    record.put(
                            column.name(),
                            column instanceof NumberColumn numbers && below(seed, 30, row, 2) == 0
                                    ? (Object) numbers.value(row)
                                    : column.text(row));
                }
            }
            records.add(record);
        }
        var fromRecords = plan.apply(records);
        assertThat(fromRecords.values()).isEqualTo(all.values());
        assertThat(fromRecords.categories()).isEqualTo(all.categories());
        var row = below(seed, 31, 0, ROWS);
        var alone = plan.apply(List.of(records.get(row)));
        assertThat(alone.values()).isEqualTo(all.select(new int[] {row}).values());
        assertThat(plan.apply(table, new int[] {5, row}).select(new int[] {1}).categories())
                .isEqualTo(alone.categories());
        assertThat(new FeaturePlan(plan.transforms()).apply(table).values())
                .isEqualTo(all.values());
    }

    @Test
    void namesAndWidthsAgree() {
        var plan = fit(table(1, 1, ROWS), ROWS);
        assertThat(plan.outputNames()).hasSize(plan.numbers());
        assertThat(plan.inputNames())
                .containsExactly("number", "flag", "few", "many", "date", "text");
        assertThat(plan.embeddings()).containsExactly(new CategoryInput("many", 31));
        for (var transform : plan.transforms()) {
            assertThat(transform.outputs()).hasSize(transform.width());
        }
    }

    private static FeaturePlan plan(Column column, FeatureOptions options, String... categorical) {
        var y =
                NumberColumn.of(
                        "y", IntStream.range(0, column.size()).mapToDouble(i -> i).toArray());
        var table = Table.of("t", List.of(column, y));
        return FeaturePlan.fit(
                table,
                Schema.infer(table, "y", SchemaOptions.none().categorical(categorical)),
                IntStream.range(0, column.size()).toArray(),
                options);
    }

    private static float[] apply(FeaturePlan plan, String name, Object value) {
        return plan.apply(List.of(Map.of(name, value))).values();
    }

    /// Median 3, quartiles 2 and 4 (NumPy's default): z = (x − 3) / 2, clipped z / √(1 + (z/3)²).
    @Test
    void numbersAreScaledByTheirQuartiles() {
        var column = NumberColumn.of("x", 5, 1, 3, 2, 4);
        var plain = plan(column, FeatureOptions.standard().withSmoothClip(false));
        assertThat(plain.transforms())
                .containsExactly(new NumberTransform("x", 3, 0.5, false, false, false));
        assertThat(apply(plain, "x", 9)).containsExactly(3f);
        assertThat(apply(plain, "x", "")).containsExactly(0f);
        var clipped = plan(column, FeatureOptions.standard());
        assertThat(apply(clipped, "x", 9)).containsExactly((float) (3 / Math.sqrt(2)));
        assertThat(apply(clipped, "x", 1e300)).containsExactly(3f);
        assertThat(apply(plain, "x", -1e300)).containsExactly(-Float.MAX_VALUE);
    }

    @Test
    void numbersWithoutSpread() {
        var same = new double[21];
        same[3] = 4;
        same[4] = -4;
        assertThat(plan(NumberColumn.of("x", same), FeatureOptions.standard()).transforms())
                .containsExactly(new NumberTransform("x", 0, 0.25, false, true, false));
        var constant = new double[] {7, 7, Double.NaN, 7};
        var plan = plan(NumberColumn.of("x", constant), FeatureOptions.standard());
        assertThat(plan.transforms())
                .containsExactly(new NumberTransform("x", 7, 0, false, true, true));
        assertThat(plan.apply(List.of(Map.of("x", 100), Map.of())).values())
                .containsExactly(0, 0, 0, 1);
    }

    @Test
    void skewedNumbersBecomeLogarithmsIfWanted() {
        var skewed = IntStream.range(0, 50).mapToDouble(i -> Math.exp(i / 5.0)).toArray();
        var even = IntStream.range(0, 50).mapToDouble(i -> i * 1.5 + 3).toArray();
        var options = FeatureOptions.standard().withLogarithmForSkewed(true);
        assertThat(
                        ((NumberTransform)
                                        plan(NumberColumn.of("x", skewed), options)
                                                .transforms()
                                                .getFirst())
                                .logarithm())
                .isTrue();
        assertThat(
                        ((NumberTransform)
                                        plan(NumberColumn.of("x", even), options)
                                                .transforms()
                                                .getFirst())
                                .logarithm())
                .isFalse();
    }

    @Test
    void oneHotHasSlotsForUnseenAndMissing() {
        var column = TextColumn.of("c", Arrays.asList("b", "a", null, "a", "rare", "b"));
        var plan = plan(column, FeatureOptions.standard().withMinimumCount(2));
        assertThat(plan.outputNames()).containsExactly("c=a", "c=b", "c missing", "c unseen");
        assertThat(apply(plan, "c", "b")).containsExactly(0, 1, 0, 0);
        assertThat(apply(plan, "c", " b ")).containsExactly(0, 1, 0, 0);
        assertThat(apply(plan, "c", "NA")).containsExactly(0, 0, 1, 0);
        assertThat(apply(plan, "c", "rare")).containsExactly(0, 0, 0, 1);
        assertThat(apply(plan, "c", 3.5)).containsExactly(0, 0, 0, 1);
        assertThat(plan.apply(List.of(Map.of())).values()).containsExactly(0, 0, 1, 0);
    }

    @Test
    void numbersAsCategoriesHaveOneForm() {
        var plan = plan(NumberColumn.of("c", 10, 9, 10, 100.5, 9), FeatureOptions.standard(), "c");
        assertThat(plan.outputNames()).containsExactly("c=9", "c=10", "c=100.5", "c unseen");
        assertThat(apply(plan, "c", 10)).containsExactly(0, 1, 0, 0);
        assertThat(apply(plan, "c", "10.0")).containsExactly(0, 1, 0, 0);
        assertThat(apply(plan, "c", "1e1")).containsExactly(0, 1, 0, 0);
    }

    @Test
    void manyCategoriesAreEmbeddedOrPooled() {
        var names = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            names.add("c" + i % (i < 30 ? 3 : 12));
        }
        var column = TextColumn.of("c", names);
        var embedded = plan(column, FeatureOptions.standard());
        assertThat(embedded.embeddings()).containsExactly(new CategoryInput("c", 13));
        assertThat(embedded.numbers()).isZero();
        assertThat(
                        embedded.apply(List.of(Map.of("c", "c0"), Map.of("c", "new"), Map.of()))
                                .categories())
                .containsExactly(1, 0, 0);
        var pooled =
                plan(column, FeatureOptions.standard().withEmbedding(false).withOneHotLimit(3));
        assertThat(pooled.outputNames()).containsExactly("c=c0", "c=c1", "c=c2", "c unseen");
    }

    @Test
    void booleansAreSigns() {
        var plan =
                plan(
                        TextColumn.of("b", List.of("yes", "No", "no", "Yes")),
                        FeatureOptions.standard());
        assertThat(apply(plan, "b", "YES")).containsExactly(1);
        assertThat(apply(plan, "b", "no")).containsExactly(-1);
        assertThat(apply(plan, "b", true)).containsExactly(1);
        assertThat(apply(plan, "b", 0)).containsExactly(-1);
        assertThat(apply(plan, "b", "perhaps")).containsExactly(0);
        assertThat(plan.apply(List.of(Map.of())).values()).containsExactly(0);
    }

    /// 1 April 2024 was a Monday; 18:00 is three quarters of a day.
    @Test
    void datesAreCalendarParts() {
        var plan =
                plan(
                        TextColumn.of("d", List.of("2024-04-01 18:00", "2020-01-01", "2022-01-01")),
                        FeatureOptions.standard());
        assertThat(plan.outputNames())
                .containsExactly(
                        "d year",
                        "d month sine",
                        "d month cosine",
                        "d day sine",
                        "d day cosine",
                        "d weekday sine",
                        "d weekday cosine",
                        "d hour sine",
                        "d hour cosine");
        var values = apply(plan, "d", "2024-04-01 18:00");
        assertThat(values[1]).isEqualTo(1f);
        assertThat(values[3]).isEqualTo(0f);
        assertThat(values[4]).isEqualTo(1f);
        assertThat(values[5]).isEqualTo(0f);
        assertThat(values[6]).isEqualTo(1f);
        assertThat(values[7]).isEqualTo(-1f);
        assertThat(apply(plan, "d", LocalDateTime.of(2024, 4, 1, 18, 0))).isEqualTo(values);
        assertThat(apply(plan, "d", Instant.parse("2024-04-01T18:00:00Z"))).isEqualTo(values);
        assertThat(apply(plan, "d", LocalDate.of(2022, 1, 1))[0]).isEqualTo(0f);
        assertThat(catchThrowableOfType(ValueException.class, () -> apply(plan, "d", "1.4.2024")))
                .hasMessageContaining("record 1, column d")
                .hasMessageContaining("2026-12-31");
    }

    @Test
    void textsAreWeightedWords() {
        var texts = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            texts.add("The house is " + (i % 2 == 0 ? "big" : "small") + ", number " + i + "!");
        }
        var plan = plan(TextColumn.of("t", texts), FeatureOptions.standard().withTextTokens(6));
        var text = (TextTransform) plan.transforms().getFirst();
        assertThat(text.tokens()).containsExactly("house", "is", "number", "the", "big", "small");
        // a word of every row weighs log(31/31) + 1, one of half of them log(31/16) + 1
        assertThat(text.weights().get(0)).isEqualTo(1);
        assertThat(text.weights().get(4)).isEqualTo(StrictMath.log(31.0 / 16) + 1);
        assertThat(apply(plan, "t", "HOUSE house; unknown")).containsExactly(1, 0, 0, 0, 0, 0);
        assertThat(apply(plan, "t", "nothing known")).containsOnly(0);
    }

    @Test
    void wordsOfAllScripts() {
        assertThat(Words.of("Größe: 12.5m², x_y")).containsExactly("größe", "12", "5m", "x", "y");
        assertThat(Words.of("房价 is 高")).containsExactly("房", "价", "is", "高");
        assertThat(Words.of("")).isEmpty();
    }

    @Test
    void aTextWhereANumberIsNeededNamesItsLine() throws IOException {
        var train = Files.writeString(folder.resolve("a.csv"), "x,c,y\n1.5,u,1\n2.5,v,2\n4,u,5\n");
        var table = Table.read(train);
        var plan = fit(table, 3);
        var bad = Files.writeString(folder.resolve("b.csv"), "c,x\nu,1\nu,abc\nv,\n");
        var mistake = catchThrowableOfType(ValueException.class, () -> plan.apply(Table.read(bad)));
        assertThat(mistake.line()).isEqualTo(3);
        assertThat(mistake)
                .hasMessageContaining("b.csv, line 3, column x: \"abc\" is not a number");
        var infinite = Files.writeString(folder.resolve("c.csv"), "c,x\nu,1\nu,inf\n");
        assertThat(
                        catchThrowableOfType(
                                ValueException.class, () -> plan.apply(Table.read(infinite))))
                .hasMessageContaining("line 3, column x");
        var absent = Files.writeString(folder.resolve("d.csv"), "c,X1\nu,1\n");
        assertThat(
                        catchThrowableOfType(
                                ColumnException.class, () -> plan.apply(Table.read(absent))))
                .hasMessageContaining("no column x");
        // extra columns, another order, codes with zeros, unseen categories, missing values: all
        // fine
        var good = Files.writeString(folder.resolve("e.csv"), "more,c,x\nz,w,007\nz,?,\n");
        assertThat(plan.apply(Table.read(good)).rows()).isEqualTo(2);
    }

    @Test
    void recordsNameTheirMistakes() {
        var table = table(3, 3, ROWS);
        var plan = fit(table, ROWS);
        assertThat(
                        catchThrowableOfType(
                                ColumnException.class,
                                () -> plan.apply(List.of(Map.of("Number", 1)))))
                .hasMessage("record 1: there is no column Number; did you mean number?");
        assertThat(
                        catchThrowableOfType(
                                ColumnException.class,
                                () -> plan.apply(List.of(Map.of(), Map.of("nunber", 1)))))
                .hasMessageContaining("record 2");
        assertThat(
                        catchThrowableOfType(
                                ValueException.class,
                                () -> plan.apply(List.of(Map.of("number", "many")))))
                .hasMessageContaining("record 1, column number: \"many\" is not a number");
        assertThat(plan.apply(List.of(Map.of("colour", "red", "number", "NA"))).rows())
                .isEqualTo(1);
    }
}
