package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.random.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tables at the edge of what can be learned: each gives a model that predicts and can be judged,
/// or a message that says what is wrong.
class OddTablesTest {
    @TempDir private Path folder;
    private Heard heard = new Heard();

    private int run(String... arguments) {
        heard = new Heard();
        return heard.run(arguments);
    }

    private String said() {
        return heard.people();
    }

    private String given() {
        return heard.results();
    }

    private static double normal(int row, int column) {
        return CounterRandom.normal(5, 1, column, row);
    }

    private static String table(String header, int rows, IntFunction<String> line) {
        return IntStream.range(0, rows)
                .mapToObj(line)
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private static String names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining(","));
    }

    private static String numbers(int row, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Double.toString(normal(row, i)))
                .collect(Collectors.joining(","));
    }

    static Stream<Arguments> learnable() {
        return Stream.of(
                Arguments.of(
                        "a column of weights",
                        table(
                                "x,w,y",
                                120,
                                i ->
                                        normal(i, 0)
                                                + ","
                                                + Math.abs(normal(i, 1))
                                                + (normal(i, 0) > 0 ? ",a" : ",b")),
                        "--weight=w"),
                Arguments.of(
                        "one row of a hundred of a class",
                        table("x,z,y", 1000, i -> numbers(i, 2) + (i % 100 == 0 ? ",yes" : ",no")),
                        ""),
                Arguments.of(
                        "a thousand classes",
                        table(
                                "x,z,y",
                                3000,
                                i -> i % 1000 + 0.1 * normal(i, 0) + "," + i % 7 + ",c" + i % 1000),
                        "--recipe=linear"),
                Arguments.of(
                        "five thousand columns",
                        table(
                                names("c", 5000) + ",y",
                                40,
                                i -> numbers(i, 5000) + "," + normal(i, -1)),
                        "--recipe=linear"),
                Arguments.of(
                        "nothing in a column",
                        table("x,void,y", 80, i -> normal(i, 0) + ",," + 2 * normal(i, 0)),
                        ""),
                Arguments.of(
                        "almost all targets alike",
                        table("x,y", 60, i -> normal(i, 0) + (i % 26 == 7 ? ",9" : ",5")),
                        ""),
                Arguments.of("ten rows", table("x,y", 10, i -> normal(i, 0) + "," + i), ""),
                Arguments.of(
                        "a class with one row",
                        table(
                                "x,y",
                                61,
                                i -> normal(i, 0) + "," + (i == 60 ? "c" : i % 2 == 0 ? "a" : "b")),
                        ""),
                Arguments.of(
                        "a name for each row",
                        table("id,x,y", 100, i -> "u" + i + "," + normal(i, 0) + "," + i % 9),
                        ""),
                Arguments.of(
                        "sentences only",
                        table(
                                "t,y",
                                120,
                                i ->
                                        (i % 2 == 0 ? "great and lovely" : "awful and broken")
                                                + " thing number "
                                                + i
                                                + (i % 2 == 0 ? ",pos" : ",neg")),
                        ""),
                Arguments.of(
                        "dates only",
                        table(
                                "d,y",
                                120,
                                i -> "2024-%02d-%02d,%d".formatted(1 + i % 12, 1 + i % 28, i % 12)),
                        ""),
                Arguments.of(
                        "targets that are missing",
                        table(
                                "x,y",
                                100,
                                i -> normal(i, 0) + "," + (i % 5 == 0 ? "" : normal(i, 0))),
                        ""),
                Arguments.of(
                        "numbers of 1e30",
                        table("x,y", 100, i -> normal(i, 0) * 1e30 + "," + normal(i, 0) * 1e35),
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learnable")
    void giveAModel(String name, String text, String more) throws IOException {
        var data = Files.writeString(folder.resolve("odd.csv"), text).toString();
        var model = folder.resolve("odd.thalweg").toString();
        var recipes = more.startsWith("--recipe") ? List.of(more) : recipes("network", "auto");
        for (var recipe : recipes) {
            var words = new ArrayList<>(List.of("train", data, "--target", "y", recipe));
            words.addAll(List.of("--max-epochs", "2", "--runs", "none", "--out", model));
            if (!more.isEmpty() && !more.equals(recipe)) {
                words.add(more);
            }
            assertThat(run(words.toArray(String[]::new))).as(said()).isZero();
            assertThat(run("predict", model, data)).as(said()).isZero();
            long rows = text.lines().count();
            assertThat(given().lines().count()).as("lines").isEqualTo(rows);
            assertThat(given()).doesNotContain("NaN", "Infinity");
            assertThat(run("evaluate", model, data)).as(said()).isZero();
        }
    }

    private static List<String> recipes(String... names) {
        return Arrays.stream(names).map(name -> "--recipe=" + name).toList();
    }

    static Stream<Arguments> hopeless() {
        return Stream.of(
                Arguments.of(
                        "no other column",
                        table("y", 50, i -> "" + normal(i, 0)),
                        "no column is left to predict y from"),
                Arguments.of(
                        "one value only",
                        table("x,y", 50, i -> normal(i, 0) + ",5"),
                        "every row has the same value, 5"),
                Arguments.of(
                        "three rows",
                        table("x,y", 3, i -> normal(i, 0) + "," + i),
                        "give at least 4 rows"),
                Arguments.of("no row", "x,y\n", "line 1: there is a header, but no rows"),
                Arguments.of(
                        "an infinite number",
                        table("x,y", 40, i -> (i == 7 ? "inf," : "1,") + i),
                        "line 9, column x: the value is infinite"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hopeless")
    void sayWhatIsWrong(String name, String text, String message) throws IOException {
        var data = Files.writeString(folder.resolve("odd.csv"), text).toString();
        for (var recipe : recipes("linear", "auto", "best")) {
            assertThat(run("train", data, "--target", "y", recipe, "--runs", "none")).isEqualTo(2);
            assertThat(said()).contains("odd.csv", message);
        }
    }
}
