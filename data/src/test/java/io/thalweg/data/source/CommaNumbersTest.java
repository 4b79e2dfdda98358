package io.thalweg.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Decimal commas and commas between thousands: read where they are sure, said in a note, else left
/// alone.
class CommaNumbersTest {
    @TempDir private Path folder;

    private Table read(String content, ReadOptions options) throws IOException {
        return Table.read(Files.writeString(folder.resolve("t.csv"), content), options);
    }

    private Table read(String content) throws IOException {
        return read(content, ReadOptions.standard());
    }

    private static double[] numbers(Table table, String column) {
        assertThat(table.column(column)).isInstanceOf(NumberColumn.class);
        return ((NumberColumn) table.column(column)).values();
    }

    @Test
    void decimalCommas() throws IOException {
        var table = read("a;b;c\n0,5;x;1\n-12,25;y;2\n;z;3\n1.234,5;x;4\n1,5e3;x;5\n");
        assertThat(numbers(table, "a")).containsExactly(0.5, -12.25, Double.NaN, 1234.5, 1500);
        assertThat(table.notes()).singleElement().asString().contains("decimal commas", "a");
        assertThat(table.reading().decimalMark()).isEqualTo(DecimalMark.COMMA);
        assertThat(table.column("a").missingTokens()).containsExactly("empty");
        assertThat(table.select(new int[] {1}).column("a").text(0)).isEqualTo("-12,25");
    }

    @Test
    void oneSureColumnDecidesTheOthers() throws IOException {
        var table = read("a;b\n0,5;1,234\n1,5;5,678\n");
        assertThat(numbers(table, "b")).containsExactly(1.234, 5.678);
    }

    @Test
    void whatIsNotSureStaysATextAndIsSaid() throws IOException {
        var table = read("a;b\n1;1,234\n2;5,678\n");
        assertThat(table.column("b")).isInstanceOf(TextColumn.class);
        assertThat(table.notes()).singleElement().asString().contains("b (1,234)", "may be");
        assertThat(table.reading()).isEqualTo(ReadOptions.standard());
        var options = ReadOptions.standard();
        assertThat(
                        numbers(
                                read(
                                        "a;b\n1;1,234\n2;5,678\n",
                                        options.withDecimalMark(DecimalMark.COMMA)),
                                "b"))
                .containsExactly(1.234, 5.678);
        assertThat(
                        numbers(
                                read(
                                        "a;b\n1;1,234\n2;5,678\n",
                                        options.withDecimalMark(DecimalMark.POINT)),
                                "b"))
                .containsExactly(1234, 5678);
    }

    @Test
    void commasBetweenThousands() throws IOException {
        var sure = read("a,b\n\"1,234.50\",x\n\"999\",y\n");
        assertThat(numbers(sure, "a")).containsExactly(1234.5, 999);
        assertThat(sure.notes()).singleElement().asString().contains("thousands", "a");
        var byOther = read("a,b\n\"1,234\",0.5\n\"2,000\",2.25\n");
        assertThat(numbers(byOther, "a")).containsExactly(1234, 2000);
        assertThat(numbers(read("a;b\n1,234,567;x\n12;y\n"), "a")).containsExactly(1_234_567, 12);
    }

    /// A column of points beside one of decimal commas: each is read as written, and it is said.
    @Test
    void mixedMarksAreSaid() throws IOException {
        var table = read("a;b;c\n0,5;1.5;1,234\n1,5;2.5;2,345\n");
        assertThat(numbers(table, "a")).containsExactly(0.5, 1.5);
        assertThat(numbers(table, "b")).containsExactly(1.5, 2.5);
        assertThat(table.column("c")).isInstanceOf(TextColumn.class);
        assertThat(table.notes()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007,5",
                "1,2,3",
                "3,4 x",
                "1,",
                ",5",
                "1,23,456",
                "x,5",
                "1,5,000",
                "12,34.5"
            })
    void otherTextsStayTexts(String text) throws IOException {
        var table = read("a;b\n" + text + ";1\n2;2\n");
        assertThat(table.column("a")).isInstanceOf(TextColumn.class);
        assertThat(table.notes()).isEmpty();
    }

    @Test
    void listsInAFileWithCommasStayTexts() throws IOException {
        var table = read("a,b\n\"3,14\",1\n\"2,7\",2\n");
        assertThat(table.column("a")).isInstanceOf(TextColumn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12%", "$ 12.50", "12.50 €", "-3.5 %"})
    void signsAreSaid(String text) throws IOException {
        var table = read("a;b\n" + text + ";1\n" + text.replace('1', '2') + ";2\n");
        assertThat(table.column("a")).isInstanceOf(TextColumn.class);
        assertThat(table.notes()).singleElement().asString().contains("a (" + text + ")");
    }
}
