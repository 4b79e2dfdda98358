package io.thalweg.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReadTest {
    @TempDir Path folder;

    private Table read(String content) throws IOException {
        return Table.read(Files.writeString(folder.resolve("t.csv"), content));
    }

    /// Whatever is written comes back: the doubles bit for bit, the texts character for character.
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenComesBack(long seed) throws IOException {
        var written = new GeneratedCsv(seed);
        var file = written.write(folder);
        var table = Table.read(file);
        assertThat(table.rows()).isEqualTo(written.rows);
        assertThat(table.columnNames()).isEqualTo(written.names);
        for (int c = 0; c < written.names.size(); c++) {
            var column = table.columns().get(c);
            for (int row = 0; row < written.rows; row++) {
                if (written.missing.get(c)[row]) {
                    assertThat(column.isMissing(row)).isTrue();
                    assertThat(column.text(row)).isNull();
                } else if (column instanceof NumberColumn numbers) {
                    assertThat(numbers.value(row)).isEqualTo(written.numbers.get(c)[row]);
                } else {
                    assertThat(column.text(row)).isEqualTo(written.texts.get(c)[row]);
                }
            }
        }
        assertThat(table.sha256()).isEqualTo(sha256(file));
    }

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void linesAreThoseOfTheFile() throws IOException {
        var table = read("\na,b\n1,x\n\n2,\"y\ny\"\n3,z\n");
        assertThat(List.of(table.line(0), table.line(1), table.line(2))).containsExactly(3, 5, 7);
        assertThat(table.select(new int[] {2, 0}).line(0)).isEqualTo(7);
    }

    @Test
    void codesWithZerosInFrontStayTexts() throws IOException {
        var table = read("zip,x\n007,1\n12,2\n");
        assertThat(table.column("zip")).isInstanceOf(TextColumn.class);
        assertThat(table.column("zip").text(0)).isEqualTo("007");
        assertThat(table.column("x")).isInstanceOf(NumberColumn.class);
    }

    /// Regression: a text after the rows whose texts are kept makes the reader read the column
    /// again.
    @Test
    void aLateTextKeepsTheOriginalTextsOfTheNumbersBeforeIt() throws IOException {
        var content = new StringBuilder("a,b\n");
        for (int row = 0; row < 70_000; row++) {
            content.append(row).append(".50,").append(row).append('\n');
        }
        content.append("late,1\n");
        var table = read(content.toString());
        assertThat(table.column("a").text(69_999)).isEqualTo("69999.50");
        assertThat(table.column("a").text(70_000)).isEqualTo("late");
        assertThat(((NumberColumn) table.column("b")).value(69_999)).isEqualTo(69_999);
    }

    @Test
    void missingTokensAreCountedAndNamed() throws IOException {
        var table = read("a,b\n1,x\nNA,?\n,na\n?,y\n");
        assertThat(table.column("a").missingCount()).isEqualTo(3);
        assertThat(table.column("a").missingTokens()).containsExactly("empty", "NA", "?");
        assertThat(table.column("b").missingTokens()).containsExactly("NA", "?");
    }

    @Test
    void missingTokensCanBeChangedEvenToNumbers() throws IOException {
        var file = Files.writeString(folder.resolve("t.csv"), "a,b\n-999,NA\n5,x\n,y\n");
        var table = Table.read(file, ReadOptions.standard().withMissing(List.of("-999")));
        assertThat(table.column("a").missingCount()).isEqualTo(2);
        assertThat(table.column("b").text(0)).isEqualTo("NA");
    }

    @Test
    void aFileOfNumbersOnlyGetsMadeUpNames() throws IOException {
        var table = read("1,2.5\n3,4\n");
        assertThat(table.columnNames()).containsExactly("column_1", "column_2");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.line(0)).isEqualTo(1);
        assertThat(table.notes().getFirst()).contains("no header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a,b;c,d #,",
                "a;b\\n1,5;2,5 #;",
                "a\\tb #\\t",
                "a|b|c\\n1,2|3|4 #|",
                "\"a;b;c\",d\\n1,2 #,",
                "alone #,"
            })
    void theDelimiterIsFoundOut(String head, String expected) {
        var text = head.replace("\\n", "\n").replace("\\t", "\t");
        assertThat(Delimiter.find(text)).isEqualTo(expected.replace("\\t", "\t").charAt(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n1\n2\n", "a\r\n1\r\n2", "a\r1\r2\r"})
    void oneColumnIsATable(String content) throws IOException {
        var table = read(content);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(((NumberColumn) table.column("a")).values()).containsExactly(1, 2);
    }

    /// Elsewhere a blank line is no row.
    @Test
    void aBlankLineInAFileOfOneColumnIsAMissingValue() throws IOException {
        var table = read("\n\na\n1\n\n3\r\n \n\"\"\n");
        assertThat(((NumberColumn) table.column("a")).values())
                .containsExactly(1, Double.NaN, 3, Double.NaN, Double.NaN);
        assertThat(table.line(1)).isEqualTo(5);
        assertThat(table.column("a").missingTokens()).containsExactly("empty");
        assertThat(table.notes())
                .containsExactly("1 blank line is a missing value, since there is one column");
        assertThat(read("a,b\n\n1,2\n\n").rows()).isEqualTo(1);
    }

    @Test
    void theHeaderCanBeForced() throws IOException {
        var options = ReadOptions.standard();
        var file = Files.writeString(folder.resolve("t.csv"), "2019,2020\n1,2\n");
        assertThat(Table.read(file, options.withHeader(HeaderRule.YES)).columnNames())
                .containsExactly("2019", "2020");
        var texts = Files.writeString(folder.resolve("t.csv"), "a,b\nc,d\n");
        var table = Table.read(texts, options.withHeader(HeaderRule.NO));
        assertThat(table.columnNames()).containsExactly("column_1", "column_2");
        assertThat(table.column("column_2").text(0)).isEqualTo("b");
        assertThat(table.rows()).isEqualTo(2);
    }

    @Test
    void lineEndsMayBeMixed() throws IOException {
        var table = read("a,b\r\n1,x\n2,y\r3,z\r\n");
        assertThat(((NumberColumn) table.column("a")).values()).containsExactly(1, 2, 3);
        assertThat(List.of(table.line(0), table.line(1), table.line(2))).containsExactly(2, 3, 4);
        assertThat(table.column("b").text(1)).isEqualTo("y");
    }

    @Test
    void sixteenThousandColumnsAndLongTextsAreFine() throws IOException {
        var header = new StringBuilder();
        var row = new StringBuilder();
        for (int c = 0; c < 16_000; c++) {
            header.append(c == 0 ? "" : ",").append('c').append(c);
            row.append(c == 0 ? "" : ",").append(c);
        }
        var longText = "词".repeat(200_000);
        var table = read(header + ",text\n" + row + "," + longText + "\n");
        assertThat(table.columns()).hasSize(16_001);
        assertThat(table.column("text").text(0)).isEqualTo(longText);
    }

    @Test
    void tablesInMemoryKnowTheirColumns() {
        var table =
                Table.of(
                        "rooms",
                        List.of(
                                NumberColumn.of("area", 10, Double.NaN),
                                TextColumn.of("colour", Arrays.asList(" red ", null))));
        assertThat(table.column("colour").text(0)).isEqualTo("red");
        assertThat(table.column("colour").isMissing(1)).isTrue();
        assertThat(table.column("area").missingCount()).isEqualTo(1);
        assertThat(table.select(new int[] {1, 1}).rows()).isEqualTo(2);
        assertThat(table.find("other")).isEmpty();
        assertThat(table.line(0)).isZero();
        assertThat(table.sha256()).isEmpty();
    }

    @Test
    void aPackedFileGivesTheSameTable() throws IOException {
        var bytes = "a;b\n1;x\n".getBytes(StandardCharsets.UTF_8);
        var table = Table.read(Files.write(folder.resolve("t"), GeneratedCsv.packed(bytes)));
        assertThat(table.column("b").text(0)).isEqualTo("x");
    }
}
