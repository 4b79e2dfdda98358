package io.thalweg.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parquet that another program (DuckDB) wrote.
final class ParquetTableTest {
    private static final String ROWS =
            """
            select
                i::integer as whole,
                (i * 10000000000)::bigint as long,
                (i / 8)::double as double,
                (i * 0.1)::float as single,
                (i * 1.37)::decimal(9, 2) as price,
                (i * 1.37)::decimal(30, 4) as wide,
                i::utinyint as small,
                case when i % 3 = 0 then null else i end as gaps,
                'word ' || (i % 7) as word,
                '007' as code,
                case when i % 5 = 0 then null else 'x' end as text_gaps,
                i % 2 = 0 as flag,
                date '2024-02-28' + i::integer as day,
                timestamp '2024-02-28 23:59:58.5' + to_seconds(i) as moment,
                null::double as never
            from range(200) t(i)
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4", "lz4_raw"})
    void everyKindComesBackFromEveryCodec(String codec) throws SQLException {
        var table = write(ROWS, "codec " + codec + ", row_group_size 2048");
        assertThat(table.rows()).isEqualTo(200);
        assertThat(table.columns()).hasSize(15);
        for (int row = 0; row < 200; row++) {
            assertThat(number(table, "whole", row)).isEqualTo(row);
            assertThat(number(table, "long", row)).isEqualTo(row * 1e10);
            assertThat(number(table, "double", row)).isEqualTo(row / 8.0);
            assertThat(number(table, "single", row))
                    .isEqualTo(Double.parseDouble(Float.toString((float) (row * 0.1))));
            // The nearest double to a decimal is what a CSV with its digits would give.
            assertThat(number(table, "price", row)).isEqualTo(137 * row / 100.0);
            assertThat(number(table, "wide", row)).isEqualTo(137 * row / 100.0);
            assertThat(number(table, "small", row)).isEqualTo(row);
            assertThat(table.column("gaps").text(row))
                    .isEqualTo(row % 3 == 0 ? null : Integer.toString(row));
            assertThat(table.column("word").text(row)).isEqualTo("word " + row % 7);
            assertThat(table.column("code").text(row)).isEqualTo("007");
            assertThat(table.column("text_gaps").text(row)).isEqualTo(row % 5 == 0 ? null : "x");
            assertThat(table.column("flag").text(row)).isEqualTo(row % 2 == 0 ? "true" : "false");
        }
        assertThat(table.column("day").text(2)).isEqualTo("2024-03-01");
        assertThat(table.column("moment").text(0)).isEqualTo("2024-02-28T23:59:58.500");
        assertThat(table.column("moment").text(2)).isEqualTo("2024-02-29T00:00:00.500");
        assertThat(table.column("never").missingCount()).isEqualTo(200);
        assertThat(table.source(4)).endsWith("t.parquet, record 5");
        assertThat(table.sha256()).hasSize(64);
    }

    private static double number(Table table, String column, int row) {
        return ((NumberColumn) table.column(column)).value(row);
    }

    @Test
    void severalRowGroupsFollowEachOther() throws SQLException {
        var table =
                write("select i, 'k' || i % 3 as k from range(50000) t(i)", "row_group_size 2048");
        assertThat(table.rows()).isEqualTo(50000);
        for (int row = 0; row < 50000; row += 977) {
            assertThat(number(table, "i", row)).isEqualTo(row);
            assertThat(table.column("k").text(row)).isEqualTo("k" + row % 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "{'a': 1}", "map {'a': 1}", "'a'::blob"})
    void whatIsNoValueIsNamedWithItsColumn(String value) {
        assertThatThrownBy(() -> write("select 1 as good, " + value + " as odd", "codec snappy"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("t.parquet, column odd: ");
    }

    @Test
    void damagedFilesAreNamed() throws IOException, SQLException {
        write(ROWS, "codec snappy");
        var file = folder.resolve("t.parquet");
        var bytes = Files.readAllBytes(file);
        for (int kept : new int[] {bytes.length / 2, 8, 2}) {
            Files.write(file, java.util.Arrays.copyOf(bytes, kept));
            assertThatThrownBy(() -> Table.read(file))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("t.parquet: this ");
        }
    }

    private Table write(String query, String options) throws SQLException {
        var file = folder.resolve("t.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "copy (%s) to '%s' (format parquet, %s)".formatted(query, file, options));
        }
        return Table.read(file);
    }
}
