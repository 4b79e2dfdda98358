package io.thalweg.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.thalweg.core.error.UserInputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each message names the file and, where there is one, the line.
class BadFileTest {
    @TempDir Path folder;

    private DataException failure(String content) throws IOException {
        return failure(content.getBytes(StandardCharsets.UTF_8));
    }

    private DataException failure(byte[] content) throws IOException {
        return failure(Files.write(folder.resolve("坏.csv"), content));
    }

    private static DataException failure(Path file) {
        var failure = catchThrowableOfType(DataException.class, () -> Table.read(file));
        assertThat(failure).isInstanceOf(UserInputException.class);
        assertThat(failure.file()).isEqualTo(file.toString());
        assertThat(failure.getMessage()).startsWith(file.toString());
        if (failure.line() > 0) {
            assertThat(failure.getMessage()).contains("line " + failure.line());
        }
        return failure;
    }

    @Test
    void noSuchFileAndFolder() {
        assertThat(failure(folder.resolve("none.csv"))).hasMessageContaining("no such file");
        assertThat(failure(folder)).hasMessageContaining("folder");
    }

    @Test
    void empty() throws IOException {
        assertThat(failure("")).hasMessageContaining("empty");
        assertThat(failure("\n \r\n")).hasMessageContaining("empty");
        assertThat(failure("\uFEFF")).hasMessageContaining("empty");
        assertThat(failure(GeneratedCsv.packed(new byte[0]))).hasMessageContaining("empty");
        assertThat(failure("\n".repeat(100_000))).hasMessageContaining("no rows");
    }

    @Test
    void headerOnly() throws IOException {
        assertThat(failure("a,b\n")).hasMessageContaining("no rows").returns(1, e -> e.line());
        assertThat(failure("a,b")).hasMessageContaining("no rows");
    }

    @Test
    void ragged() throws IOException {
        assertThat(failure("a,b\n1,2\n3\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("1 field, but line 1 has 2")
                .hasMessageContaining("b is the first without a value")
                .returns(3, e -> e.line());
        assertThat(failure("a,b\n\"1\n1\",2\n3,4,5\n"))
                .hasMessageContaining("3 fields, but line 1 has 2")
                .returns(4, e -> e.line());
    }

    @Test
    void openQuote() throws IOException {
        assertThat(failure("a,b\n1,\"x\n2,y\n3,z\n"))
                .hasMessageContaining("never closed")
                .returns(2, e -> e.line());
        assertThat(failure("a,b\n1,\"x\n2,\"y\"\n3,z\n"))
                .hasMessageContaining("in line 3")
                .returns(2, e -> e.line());
        assertThat(failure("a,b\n1,\"x\"y\n"))
                .hasMessageContaining("follows a closing quote")
                .returns(2, e -> e.line());
    }

    /// Longer than the parser's buffer of 16 million characters.
    @Test
    void openQuoteInALargeFile() throws IOException {
        var content = "a,b\n1,x\n1,\"x\n" + "12345678901234,5\n".repeat(1_100_000);
        assertThat(failure(content)).hasMessageContaining("never closed").returns(3, e -> e.line());
    }

    @Test
    void headerNames() throws IOException {
        assertThat(failure("a,b,a\n1,2,3\n"))
                .hasMessageContaining("columns 1 and 3")
                .returns("a", e -> e.column())
                .returns(1, e -> e.line());
        assertThat(failure("a,,c\n1,2,3\n")).hasMessageContaining("no name for column 2");
    }

    @Test
    void binary() throws IOException {
        assertThat(failure(new byte[] {'P', 'K', 3, 4, 0, 0})).hasMessageContaining("zip");
        assertThat(failure(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}))
                .hasMessageContaining("PNG");
        assertThat(failure(new byte[] {'a', ',', 0, 1, 2, 'b', 'c', '\n'}))
                .hasMessageContaining("binary");
        assertThat(failure("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16)))
                .hasMessageContaining("UTF-16");
        assertThat(failure("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)))
                .hasMessageContaining("UTF-16");
    }

    @Test
    void pagesAndJsonAreNamed() throws IOException {
        assertThat(failure("<!DOCTYPE html>\n<p>Not found</p>\n")).hasMessageContaining("web page");
        assertThat(failure(" {\"a\": 1}\n")).hasMessageContaining("JSON");
        assertThat(failure("[{\"a\": 1}]\n")).hasMessageContaining("JSON");
    }

    /// Beyond what is looked at before reading begins; among numbers and among texts.
    @Test
    void aLateZeroByte() throws IOException {
        var numbers = "a,b\n" + "1,x\n".repeat(30_000);
        assertThat(failure(numbers + "2\0,y\n"))
                .hasMessageContaining("zero byte")
                .returns(30_002, e -> e.line())
                .returns("a", e -> e.column());
        assertThat(failure(numbers + "2,y\0y\n"))
                .hasMessageContaining("zero byte")
                .returns("b", e -> e.column());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,%s\n", "1,\"%s\"\n", "%s,1\n"})
    void aFieldLongerThanTheParserTakes(String row) throws IOException {
        var content = "a,b\n1,x\n" + row.formatted("q".repeat(17_000_000)) + "2,y\n";
        assertThat(failure(content))
                .hasMessageContaining("longer than 16 million")
                .returns(3, e -> e.line());
    }

    /// One line, whatever the file holds.
    @Test
    void messagesStayReadable() throws IOException {
        var name = "line\nbreak" + "x".repeat(1000);
        assertThat(failure("\"" + name + "\",\"" + name + "\"\n1,2\n").getMessage())
                .contains("line\\nbreakxxx")
                .hasSizeLessThan(300 + folder.toString().length())
                .doesNotContain("\n");
        assertThat(Names.shown("a\tb\u0007")).isEqualTo("a\\tb\\u0007");
        assertThat(Names.shown("🌲".repeat(60))).isEqualTo("🌲".repeat(30) + "…");
    }

    @Test
    void notUtf8() throws IOException {
        var latin1 = "a,b\n1,x\n2,Köln\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(failure(latin1)).hasMessageContaining("UTF-8").returns(3, e -> e.line());
        var late = ("a,b\n" + "1,x\r\n".repeat(50_000) + "2,中").getBytes(Charset.forName("GBK"));
        assertThat(failure(late)).hasMessageContaining("UTF-8").returns(50_002, e -> e.line());
        var cut = Arrays.copyOf("a\n中".getBytes(StandardCharsets.UTF_8), 4);
        assertThat(failure(cut)).hasMessageContaining("UTF-8").returns(2, e -> e.line());
    }

    @Test
    void damagedGzip() throws IOException {
        var packed =
                GeneratedCsv.packed("a,b\n1,2\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        assertThat(failure(Arrays.copyOf(packed, packed.length / 2)))
                .hasMessageContaining("damaged or cut short");
        packed[packed.length - 6] ^= 1;
        assertThat(failure(packed)).hasMessageContaining("damaged");
        assertThat(failure(new byte[] {0x1F, (byte) 0x8B, 8})).hasMessageContaining("damaged");
    }

    @Test
    void absentColumnSuggestsTheNearest() {
        var table =
                Table.of("t", List.of(NumberColumn.of("Sale_Price", 1), NumberColumn.of("b", 2)));
        var failure = catchThrowableOfType(ColumnException.class, () -> table.column("sale_prize"));
        assertThat(failure.nearest()).isEqualTo("Sale_Price");
        assertThat(failure)
                .hasMessage("t: there is no column sale_prize; did you mean Sale_Price?");
        var far = catchThrowableOfType(ColumnException.class, () -> table.column("temperature"));
        assertThat(far).hasMessageContaining("the columns are Sale_Price, b");
        assertThat(Names.nearest("y", List.of("x", "yy", "z"))).isEqualTo("yy");
        assertThat(Names.nearest("y", List.of("x", "Y"))).isEqualTo("Y");
        assertThat(Names.nearest("y", List.of("x", "z"))).isNull();
    }

    @Test
    void tablesInMemoryMustFit() {
        var a = NumberColumn.of("a", 1, 2);
        assertThat(catchThrowableOfType(ColumnException.class, () -> Table.of("t", List.of(a, a))))
                .hasMessageContaining("two columns are named a");
        var b = NumberColumn.of("b", 1);
        assertThat(catchThrowableOfType(ColumnException.class, () -> Table.of("t", List.of(a, b))))
                .hasMessageContaining("column b has 1 rows, column a has 2");
    }
}
