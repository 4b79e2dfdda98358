package io.thalweg.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Records in JSON become rows as those of a CSV do.
final class JsonTableTest {
    private static final String RECORDS =
            """
            {"size": 1.5, "kind": "a", "flag": true, "code": "007"}
            {"size": 2,   "kind": "b", "flag": false, "code": "12"}
            {"kind": null, "flag": true, "late": 7, "size": "NA"}
            """;

    @TempDir Path folder;

    @Test
    void linesAnArrayAndAPackedFileGiveTheSameTableAsCsv() throws IOException {
        var csv =
                read(
                        "t.csv",
                        """
                        size,kind,flag,code,late
                        1.5,a,true,007,
                        2,b,false,12,
                        NA,,true,,7
                        """);
        assertSame(read("t.jsonl", RECORDS), csv);
        assertSame(read("t.json", "[" + RECORDS.strip().replace("}\n", "},\n") + "]"), csv);
        var packed = folder.resolve("p.jsonl.gz");
        try (var output = new GZIPOutputStream(Files.newOutputStream(packed))) {
            output.write(RECORDS.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertSame(Table.read(packed), csv);
    }

    private static void assertSame(Table json, Table csv) {
        assertThat(json.columnNames()).isEqualTo(csv.columnNames());
        for (var column : csv.columns()) {
            var other = json.column(column.name());
            assertThat(other).hasSameClassAs(column);
            for (int row = 0; row < csv.rows(); row++) {
                assertThat(other.text(row)).isEqualTo(column.text(row));
            }
        }
    }

    @Test
    void aRowKnowsTheLineOfItsRecord() throws IOException {
        assertThat(read("t.jsonl", RECORDS).line(2)).isEqualTo(3);
    }

    @Test
    void aTextAfterManyNumbersMakesTheColumnTexts() throws IOException {
        var records =
                IntStream.range(0, 3000)
                        .mapToObj(i -> "{\"x\": " + (i < 2999 ? i + ".50" : "\"late\"") + "}")
                        .collect(Collectors.joining("\n"));
        var column = read("t.jsonl", records).column("x");
        assertThat(column).isInstanceOf(TextColumn.class);
        assertThat(column.text(1)).isEqualTo("1.50");
        assertThat(column.text(2999)).isEqualTo("late");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":1}{"a":[1]}        | record 2, field a: its value is an array
                    {"a":1}{"a":{"b":1}}    | record 2, field a: its value is an object
                    {"a":1}{"a":2,"a":3}    | record 2, field a: the record has this field twice
                    {"a":1} 5               | record 2: this is a number, not an object
                    [{"a":1},{"a":2}        | record 3: this is no JSON
                    [{"a":1}] {"a":2}       | the array ends here, but more follows
                    {"a":1}{"a":tru}        | record 2: this is no JSON
                    {"a":1}{"a":            | record 2: this is no JSON
                    {"":1}                  | record 1: a field has no name
                    []                      | there is no record in it
                    {}                      | its records have no fields
                    """)
    void whatIsWrongIsNamed(String text, String expected) throws IOException {
        failure(text).hasMessageContaining("t.json").hasMessageContaining(expected);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> failure(String text)
            throws IOException {
        Files.writeString(folder.resolve("t.json"), text);
        return assertThatThrownBy(() -> Table.read(folder.resolve("t.json")))
                .isInstanceOf(DataException.class);
    }

    private Table read(String name, String text) throws IOException {
        return Table.read(Files.writeString(folder.resolve(name), text));
    }
}
