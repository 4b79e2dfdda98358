package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bad tables through the command: exit code 2, one readable message that names file, line and
/// column, nothing written, nothing overwritten.
class BadInputTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();
    private static final String GOOD = table("x,z,y", 40);

    @TempDir private Path folder;

    /// Lines `0.5,0,a` … under a header, so that row k is in line k + 2.
    private static String table(String header, int rows) {
        var text = new StringBuilder(header).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(i).append(".5,").append(i * 7 % 13).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        return text.toString();
    }

    @BeforeAll
    static void buildOnce() throws Exception {
        assertThat(start(CHECKOUT.root(), "--version").code()).isZero();
    }

    private static Ran start(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(CHECKOUT.file("thalweg").toString()));
        command.addAll(List.of(arguments));
        return Ran.start(folder, Map.of("LC_ALL", "C"), command).end();
    }

    private static byte[] packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static Arguments bad(String name, byte[] content, String... expected) {
        return Arguments.of(name, content, List.of(expected));
    }

    private static Arguments bad(String name, String content, String... expected) {
        return bad(name, content.getBytes(StandardCharsets.UTF_8), expected);
    }

    static Stream<Arguments> badTables() {
        var packed = packed(GOOD);
        var latin = GOOD.replace("20.5,10,a", "20.5,10,ä").getBytes(StandardCharsets.ISO_8859_1);
        var classes = new StringBuilder("x,y\n");
        for (int i = 0; i < 30; i++) {
            classes.append(i % 7).append(".5,class").append(i).append('\n');
        }
        return Stream.of(
                bad("empty", "", "empty", "expected a header"),
                bad("blank", "\n \n\n", "empty"),
                bad("header only", "x,z,y\n", "line 1", "no rows"),
                bad("short row", GOOD.replace("20.5,10,a", "20.5,10"), "line 22", "2 fields", "y"),
                bad("long row", GOOD.replace("20.5,10,a", "20.5,10,a,b"), "line 22", "4 fields"),
                bad("open quote", GOOD.replace("20.5,10,a", "20.5,\"10,a"), "line 22", "never"),
                bad("late quote", GOOD.replace("20.5,10,a", "20.5,\"1\"0,a"), "line 22", "quote"),
                bad("no target", GOOD.replace("x,z,y", "x,z,yy"), "column y", "did you mean yy?"),
                bad("one class", GOOD.replace(",b\n", ",a\n"), "column y", "same value", "a"),
                bad(
                        "missing target",
                        GOOD.replace(",b\n", ",\n").replace(",a\n", ",NA\n"),
                        "column y",
                        "every value of the target is missing"),
                bad(
                        "text in numbers",
                        GOOD.replace("20.5,", "many,"),
                        "line 22",
                        "column x",
                        "\"many\"",
                        "--missing",
                        "--categorical"),
                bad("infinity", GOOD.replace("20.5,", "inf,"), "line 22", "column x", "infinite"),
                bad("sign", GOOD.replace("20.5,", "-∞,"), "line 22", "column x", "infinite"),
                bad("overflow", GOOD.replace("20.5,", "1e400,"), "line 22", "column x", "infinite"),
                bad("same names", GOOD.replace("x,z,y", "x,x,y"), "line 1", "column x", "1 and 2"),
                bad("no name", GOOD.replace("x,z,y", "x,,y"), "line 1", "no name for column 2"),
                bad("blank name", GOOD.replace("x,z,y", "x, ,y"), "line 1", "no name for column 2"),
                bad("binary", new byte[] {1, 2, 0, 4, 'a', ',', 10, 0, 9}, "binary"),
                bad("zero byte", GOOD.replace("20.5,", "2\0,"), "binary"),
                bad(
                        "late zero byte",
                        table("x,z,y", 9000) + "2\0,1,a\n",
                        "line 9002",
                        "column x",
                        "zero byte"),
                bad("workbook", new byte[] {'P', 'K', 3, 4, 20, 0}, "Excel"),
                bad("page", "<html><body>404</body></html>", "web page"),
                bad("JSON", "[{\"x\":1,\"y\":2}]\n", "JSON"),
                bad("UTF-16", GOOD.getBytes(StandardCharsets.UTF_16), "UTF-16"),
                bad("Latin-1", latin, "line 22", "UTF-8"),
                bad("more classes", classes.toString(), "column y", "30 classes", "30 rows"),
                bad("few rows", "x,y\n1,a\n2,b\n", "2 rows are too few", "at least 4"),
                bad(
                        "long field",
                        GOOD.replace("20.5,10,a", "20.5,10," + "q".repeat(17_000_000)),
                        "line 22",
                        "16 million"),
                bad("cut.gz", Arrays.copyOf(packed, packed.length / 2), "damaged or cut short"),
                bad("begun.gz", Arrays.copyOf(packed, 5), "damaged or cut short"),
                bad("only target", "y\n" + "a\nb\n".repeat(20), "no column is left"));
    }

    private Map<String, String> files() throws IOException {
        try (var files = Files.walk(folder)) {
            var contents = new TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return contents;
        }
    }

    private void checkRefused(Ran ran, String file, List<String> expected) {
        assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.errors())
                .as("one line")
                .hasLineCount(1)
                .startsWith("thalweg: " + file)
                .contains(expected)
                .doesNotContain("Exception", "\tat ", "java.");
        assertThat(ran.errors().length()).as("readable").isLessThan(400);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTables")
    void isRefused(String name, byte[] content, List<String> expected) throws Exception {
        var file = "表 " + name;
        Files.write(folder.resolve(file), content);
        var before = files();
        checkRefused(start(folder, "train", file, "--target", "y"), file, expected);
        assertThat(files()).isEqualTo(before);
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void whatCannotBeOpened() throws Exception {
        checkRefused(
                start(folder, "train", "none.csv", "--target", "y"),
                "none.csv",
                List.of("no such file"));
        Files.createDirectory(folder.resolve("a.csv"));
        checkRefused(start(folder, "train", "a.csv", "--target", "y"), "a.csv", List.of("folder"));
    }

    @Test
    void sharesThatLeaveNothing() throws Exception {
        Files.writeString(folder.resolve("good.csv"), GOOD);
        var ran =
                start(
                        folder,
                        "train",
                        "good.csv",
                        "--target",
                        "y",
                        "--validation",
                        "0.6",
                        "--test",
                        "0.6");
        assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
        assertThat(ran.errors()).contains("--validation 0.6", "--test 0.6", "below 1");
    }

    @Test
    void withoutPermission() throws Exception {
        var file = Files.writeString(folder.resolve("secret.csv"), GOOD);
        assertThat(file.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(file), "root may read everything");
        checkRefused(
                start(folder, "train", "secret.csv", "--target", "y"),
                "secret.csv",
                List.of("may not be read", "permissions"));
    }

    @Test
    void whereNothingCanBeWritten() throws Exception {
        Files.writeString(folder.resolve("good.csv"), GOOD);
        Files.createDirectory(folder.resolve("taken"));
        var notes = Files.writeString(folder.resolve("notes.txt"), "mine");
        var before = files();
        for (var out : List.of("none/m.thalweg", "taken", "notes.txt")) {
            var ran = start(folder, "train", "good.csv", "--target", "y", "--out", out);
            assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
            assertThat(ran.errors()).contains(out).doesNotContain("Exception");
        }
        assertThat(files()).isEqualTo(before);
        assertThat(notes).hasContent("mine");
        assertThat(folder.resolve("runs")).doesNotExist();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    /// A model of `x` (numbers) and `z`; the rows to predict are wrong in one place each.
    @Test
    void whatCannotBePredictedOrJudged() throws Exception {
        Files.writeString(folder.resolve("good.csv"), GOOD);
        var trained =
                start(
                        folder,
                        "train",
                        "good.csv",
                        "--target",
                        "y",
                        "--recipe",
                        "linear",
                        "--max-epochs",
                        "2",
                        "--runs",
                        "none");
        assertThat(trained.code()).as(trained.toString()).isZero();
        Files.writeString(folder.resolve("old.csv"), "old predictions");
        var model = "model.thalweg";
        var wrong =
                Map.of(
                        "x,z\n1,2\n\"1\n\",3\nmany,4\n", List.of("line 5", "column x", "\"many\""),
                        "x,z\n1,2\n-inf,4\n", List.of("line 3", "column x", "infinite"),
                        "z,y\n1,a\n", List.of("no column x", "needed to predict"),
                        "X,z\n1,2\n", List.of("no column x", "did you mean X?"),
                        "x,z\n1,2\n3\n", List.of("line 3", "1 field"),
                        "1,2\n3,4\n", List.of("no column x", "column_1, column_2"));
        for (var table : wrong.entrySet()) {
            Files.writeString(folder.resolve("wrong.csv"), table.getKey());
            checkRefused(
                    start(folder, "predict", model, "wrong.csv", "--out", "old.csv"),
                    "wrong.csv",
                    table.getValue());
            assertThat(folder.resolve("old.csv")).hasContent("old predictions");
        }
        for (var out : List.of("none/p.csv", ".")) {
            var ran = start(folder, "predict", model, "good.csv", "--out", out);
            assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
            assertThat(ran.errors()).contains("'" + out + "'");
        }
        Files.writeString(folder.resolve("wrong.csv"), "x,z,y\n1,2,a\n3,4,c\n");
        checkRefused(
                start(folder, "evaluate", model, "wrong.csv"),
                "wrong.csv",
                List.of("line 3", "column y", "\"c\"", "a, b"));
        Files.writeString(folder.resolve("wrong.csv"), "x,z\n1,2\n");
        checkRefused(
                start(folder, "evaluate", model, "wrong.csv"), "wrong.csv", List.of("no column y"));
    }
}
