package io.thalweg.data.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.thalweg.data.source.ColumnException;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.ValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    @TempDir Path folder;

    private Table table(int rows, String header, IntFunction<String> row) throws IOException {
        var text = new StringBuilder(header).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(row.apply(i)).append('\n');
        }
        return Table.read(Files.writeString(folder.resolve("t.csv"), text));
    }

    private Field field(int rows, String name, IntFunction<String> value) throws IOException {
        var table =
                table(rows, name + ",other,y", i -> value.apply(i) + "," + i * i + ".5," + i % 7);
        return Schema.infer(table, "y", SchemaOptions.none()).field(name);
    }

    @Test
    void kinds() throws IOException {
        assertThat(field(50, "x", i -> i / 3.0 + "").kind()).isEqualTo(Kind.NUMBER);
        assertThat(field(50, "x", i -> "abc".charAt(i % 3) + "").kind()).isEqualTo(Kind.CATEGORY);
        assertThat(field(50, "x", i -> i % 2 == 0 ? "Yes" : "no").kind()).isEqualTo(Kind.BOOLEAN);
        assertThat(field(50, "x", i -> i % 2 + "").kind()).isEqualTo(Kind.BOOLEAN);
        assertThat(field(50, "x", i -> "2026-01-" + (10 + i % 20)).kind())
                .isEqualTo(Kind.DATE_TIME);
        assertThat(field(50, "x", i -> "a text of " + i + " words or so").kind())
                .isEqualTo(Kind.TEXT);
        assertThat(field(50, "x", i -> "这是第" + i + "条很长的中文评论文本").kind()).isEqualTo(Kind.TEXT);
        assertThat(field(50, "x", i -> "same").kind()).isEqualTo(Kind.CONSTANT);
        assertThat(field(50, "x", i -> "").kind()).isEqualTo(Kind.CONSTANT);
    }

    @Test
    void identifiers() throws IOException {
        assertThat(field(50, "x", i -> i + 1 + "").kind()).isEqualTo(Kind.IDENTIFIER);
        assertThat(field(50, "x", i -> "u" + i).kind()).isEqualTo(Kind.IDENTIFIER);
        assertThat(field(50, "customer_id", i -> i * 37 % 1000 + 5 + "").kind())
                .isEqualTo(Kind.IDENTIFIER);
        assertThat(field(50, "orderID", i -> i * 37 % 1000 + 5 + "").kind())
                .isEqualTo(Kind.IDENTIFIER);
        assertThat(field(50, "编号_id", i -> 900 - i + "").used()).isFalse();
    }

    @Test
    void measurementsAreNotIdentifiers() throws IOException {
        assertThat(field(50, "year", i -> 1960 + i + "").kind()).isEqualTo(Kind.NUMBER);
        assertThat(field(50, "area", i -> i * i + 3 + "").kind()).isEqualTo(Kind.NUMBER);
        assertThat(field(50, "humid", i -> i * 37 % 1000 + "").kind()).isEqualTo(Kind.NUMBER);
        assertThat(field(50, "id", i -> i + ".5").kind()).isEqualTo(Kind.NUMBER);
        assertThat(field(5, "city", i -> "c" + i).kind()).isEqualTo(Kind.CATEGORY);
    }

    @Test
    void aRunningNumberIsUsedIfThereIsNothingElse() throws IOException {
        var table = table(30, "x,y", i -> i + "," + 2 * i);
        assertThat(Schema.infer(table, "y", SchemaOptions.none()).field("x").used()).isTrue();
    }

    @Test
    void missingIsSaid() throws IOException {
        var field = field(50, "x", i -> i % 5 == 0 ? "NA" : i / 3.0 + "");
        assertThat(field.missingSummary()).isEqualTo("10 missing (NA)");
        // one value or none: whether it is there tells something
        assertThat(field(50, "x", i -> i % 5 == 0 ? "pool" : "").kind()).isEqualTo(Kind.CATEGORY);
    }

    @Test
    void overrides() throws IOException {
        var table =
                table(
                        40,
                        "a,b,c,d,y",
                        i -> i % 4 + ",0" + i + ",t" + i % 3 + "," + i * i + "," + i % 2);
        var options = SchemaOptions.none().categorical("a").numeric("b").text("c").ignoring("d");
        var schema = Schema.infer(table, "y", options);
        assertThat(schema.field("a").kind()).isEqualTo(Kind.CATEGORY);
        assertThat(schema.field("b").kind()).isEqualTo(Kind.NUMBER);
        assertThat(schema.field("c").kind()).isEqualTo(Kind.TEXT);
        assertThat(schema.field("d").used()).isFalse();
        assertThat(schema.field("y").used()).isFalse();
        assertThat(schema.used()).hasSize(3);
        var reserved = Schema.infer(table, "y", SchemaOptions.none().reserving("d"));
        assertThat(reserved.field("d").used()).isFalse();
    }

    @Test
    void aTextAmongNumbersIsAMistakeWithALine() throws IOException {
        var table = table(40, "a,y", i -> (i == 16 ? "12O" : i + ".5") + "," + i % 2);
        var mistake =
                catchThrowableOfType(
                        ValueException.class, () -> Schema.infer(table, "y", SchemaOptions.none()));
        assertThat(mistake.line()).isEqualTo(18);
        assertThat(mistake.column()).isEqualTo("a");
        assertThat(mistake.value()).isEqualTo("12O");
        assertThat(mistake)
                .hasMessageContaining("t.csv, line 18, column a: \"12O\" is not a number");
        assertThat(
                        Schema.infer(table, "y", SchemaOptions.none().categorical("a"))
                                .field("a")
                                .kind())
                .isEqualTo(Kind.CATEGORY);
        var codes = table(40, "a,y", i -> (i == 16 ? "3+" : i % 3 + "") + "," + i % 2);
        assertThat(Schema.infer(codes, "y", SchemaOptions.none()).field("a").kind())
                .isEqualTo(Kind.CATEGORY);
        assertThat(
                        catchThrowableOfType(
                                ValueException.class,
                                () -> Schema.infer(codes, "y", SchemaOptions.none().numeric("a"))))
                .hasMessageContaining("line 18");
    }

    @Test
    void infinityIsAMistakeWithALine() throws IOException {
        var table = table(40, "a,y", i -> (i == 3 ? "-Infinity" : i + ".5") + "," + i % 2);
        var mistake =
                catchThrowableOfType(
                        ValueException.class, () -> Schema.infer(table, "y", SchemaOptions.none()));
        assertThat(mistake)
                .hasMessageContaining("line 5, column a")
                .hasMessageContaining("infinite");
    }

    @Test
    void optionsMustMakeSense() throws IOException {
        var table = table(4, "alpha,beta,y", i -> i + ".5," + i * i + "," + i % 2);
        assertThat(mistake(table, "z", SchemaOptions.none())).hasMessageContaining("no column z");
        assertThat(mistake(table, "y", SchemaOptions.none().ignoring("alhpa")))
                .hasMessageContaining("did you mean alpha?");
        assertThat(mistake(table, "y", SchemaOptions.none().ignoring("beta").numeric("beta")))
                .hasMessageContaining("--ignore and --numeric");
        assertThat(mistake(table, "y", SchemaOptions.none().ignoring("y")))
                .hasMessageContaining("--target");
        assertThat(mistake(table, "y", SchemaOptions.none().ignoring("alpha", "beta")))
                .hasMessageContaining("no column is left to predict y from");
    }

    private static ColumnException mistake(Table table, String target, SchemaOptions options) {
        return catchThrowableOfType(
                ColumnException.class, () -> Schema.infer(table, target, options));
    }

    @ParameterizedTest
    @CsvSource({
        "id,true",
        "Id,true",
        "ID,true",
        "user_id,true",
        "userId,true",
        "orderID,true",
        "row index,true",
        "uuid,true",
        "humid,false",
        "android,false",
        "idea,false",
        "x,false",
        "id_count,false",
        "Lot_Area,false",
        "longitude,false"
    })
    void namesOfIdentifiers(String name, boolean expected) {
        assertThat(IdentifierNames.matches(name)).isEqualTo(expected);
    }
}
