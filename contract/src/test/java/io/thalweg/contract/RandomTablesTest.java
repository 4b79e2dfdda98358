package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.source.ReadOptions;
import io.thalweg.data.source.Table;
import io.thalweg.learn.recipe.Recipe;
import io.thalweg.learn.recipe.Settings;
import io.thalweg.model.Prediction;
import io.thalweg.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Small random tables with every kind of column: a row's prediction has the same bits in whatever
/// order columns and rows come, among other columns, alone, written in another way, or as a record.
class RandomTablesTest {
    private static final String[] CATEGORIES = {"red", "绿", "a,b", "say \"hi\"", "two\nlines", "7"};
    private static final String[] WORDS = {
        "the", "quick", "brown", "fox", "jumps", "over", "a", "lazy", "dog", "猫"
    };
    private static final List<String> MISSING = List.of("", "NA", "?", "null");

    @TempDir private Path folder;
    private long seed;
    private int drawn;

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    private int below(int bound) {
        return CounterRandom.below(bound, seed, 0x7AB1E, 0, drawn++);
    }

    private String cell(String column) {
        if (!column.startsWith("y") && below(8) == 0) {
            return MISSING.get(below(MISSING.size()));
        }
        return switch (column) {
            case "number" -> String.valueOf(below(20_000) / 100.0 - 100);
            case "whole" -> String.valueOf(below(50));
            case "skewed" -> String.valueOf(StrictMath.exp(below(1000) / 100.0));
            case "category" -> CATEGORIES[below(CATEGORIES.length)];
            case "many" -> "v" + below(90);
            case "code" -> "00" + below(5);
            case "mixed" -> List.of("1", "2", "3", "3+", "inf").get(below(5));
            case "flag" -> below(2) == 0 ? "yes" : "No";
            case "day" -> "2024-%02d-%02d".formatted(1 + below(12), 1 + below(28));
            case "time" -> (13 + below(15)) + "/5/2024 " + (1 + below(12)) + ":30 PM";
            case "text" -> {
                var words = new StringBuilder();
                for (int i = 0; i < 5 + below(6); i++) {
                    words.append(i == 0 ? "" : " ").append(WORDS[below(WORDS.length)]);
                }
                yield words.toString();
            }
            case "constant" -> "same";
            case "y number" -> String.valueOf(below(1000) / 10.0);
            case "y two" -> below(2) == 0 ? "no" : "yes";
            default -> List.of("0.5", "b,c", "\"", "中").get(below(4));
        };
    }

    private List<Map<String, String>> rows(List<String> columns, int count) {
        var rows = new ArrayList<Map<String, String>>();
        for (int i = 0; i < count; i++) {
            var row = new LinkedHashMap<String, String>();
            for (var column : columns) {
                row.put(column, cell(column));
            }
            rows.add(row);
        }
        return rows;
    }

    private Table read(List<String> columns, List<Map<String, String>> rows, ReadOptions options)
            throws IOException {
        char delimiter = ",;\t|".charAt(below(4));
        var lineEnd = below(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder(below(3) == 0 ? "\uFEFF" : "");
        text.append(String.join(String.valueOf(delimiter), columns)).append(lineEnd);
        for (var row : rows) {
            var separator = "";
            for (var column : columns) {
                var value = row.getOrDefault(column, "extra");
                boolean quoted =
                        below(4) == 0 || value.chars().anyMatch(c -> ",;\t|\"\n".indexOf(c) >= 0);
                text.append(separator)
                        .append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
                separator = String.valueOf(delimiter);
            }
            text.append(lineEnd);
        }
        return Table.read(Files.writeString(folder.resolve("表.csv"), text.toString()), options);
    }

    private <T> List<T> shuffled(List<T> list) {
        var order = CounterRandom.permutation(list.size(), seed, 0x5B0F, drawn++);
        var shuffled = new ArrayList<T>();
        for (int i : order) {
            shuffled.add(list.get(i));
        }
        return shuffled;
    }

    private static String bits(Prediction prediction) {
        return switch (prediction) {
            case Prediction.NumberPrediction number ->
                    Long.toHexString(Double.doubleToRawLongBits(number.value()));
            case Prediction.ClassPrediction classes -> {
                var bits = new StringBuilder(classes.label());
                for (double probability : classes.probabilities()) {
                    bits.append(' ')
                            .append(Long.toHexString(Double.doubleToRawLongBits(probability)));
                }
                yield bits.toString();
            }
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRowKeepsItsBits(long tableSeed) throws IOException {
        seed = tableSeed;
        var target = List.of("y number", "y two", "y many").get((int) (seed % 3));
        var inputs =
                shuffled(
                        List.of(
                                "number",
                                "whole",
                                "skewed",
                                "category",
                                "many",
                                "code",
                                "mixed",
                                "flag",
                                "day",
                                "time",
                                "text",
                                "constant"));
        var columns = new ArrayList<>(inputs);
        columns.add(below(columns.size()), target);
        var standard = ReadOptions.standard();
        var table = read(columns, rows(columns, 150 + below(100)), standard);
        var recipe = below(3) == 0 ? Recipe.linear() : Recipe.network();
        var settings = new Settings().most(2, null);
        var fitted = recipe.target(target).settings(settings).fit(table);
        var file = folder.resolve("模型.thalweg");
        fitted.save(file);
        var model = SavedModel.load(file);

        var fresh = rows(inputs, 40);
        fresh.get(0).put("category", "never seen");
        fresh.get(1).put("many", "never seen");
        fresh.get(2).replaceAll((name, value) -> "");
        var reading = model.contents().schema().reading();
        var expected = new LinkedHashMap<Map<String, String>, String>();
        var predictions = model.predict(read(inputs, fresh, reading));
        assertThat(predictions).hasSize(fresh.size());
        for (int i = 0; i < fresh.size(); i++) {
            expected.put(fresh.get(i), bits(predictions.get(i)));
        }

        var more = new ArrayList<>(inputs);
        more.addAll(List.of("other", "one more"));
        var mixed = shuffled(fresh);
        var again = model.predict(read(shuffled(more), mixed, reading));
        for (int i = 0; i < mixed.size(); i++) {
            assertThat(bits(again.get(i)))
                    .as("row %s", mixed.get(i))
                    .isEqualTo(expected.get(mixed.get(i)));
        }
        for (var row : fresh.subList(0, 12)) {
            var alone = model.predict(read(shuffled(inputs), List.of(row), reading));
            assertThat(bits(alone.getFirst())).as("row %s", row).isEqualTo(expected.get(row));
            assertThat(bits(model.predict(row))).as("record %s", row).isEqualTo(expected.get(row));
        }
    }
}
