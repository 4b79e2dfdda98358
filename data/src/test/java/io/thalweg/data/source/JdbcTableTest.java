package io.thalweg.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables from databases: DuckDB within this process, and a real PostgreSQL beside it.
final class JdbcTableTest {
    private static final String QUERY =
            """
            select 1 as whole, 2.5::decimal(5, 2) as price, 0.25::double precision as real,
                '007'::varchar as code, true as flag, date '2024-02-29' as day,
                timestamp '2024-02-29 12:30:00.25' as moment, null::integer as none, 'NA' as gap
            union all
            select 2, 3.75, null, 'x', false, null, null, null, 'b'
            order by whole
            """;

    @TempDir Path folder;

    @Test
    void aQueryIsATable() {
        check(Table.query(JdbcAddress.of("jdbc:duckdb:"), QUERY, ReadOptions.standard()));
    }

    private static void check(Table table) {
        assertThat(table.columnNames())
                .containsExactly(
                        "whole", "price", "real", "code", "flag", "day", "moment", "none", "gap");
        assertThat(table.numbers("whole")).containsExactly(1, 2);
        assertThat(table.numbers("price")).containsExactly(2.5, 3.75);
        assertThat(table.numbers("real")).containsExactly(0.25, Double.NaN);
        assertThat(table.column("code").text(0)).isEqualTo("007");
        assertThat(table.column("flag").text(1)).isEqualTo("false");
        assertThat(table.column("day").text(0)).isEqualTo("2024-02-29");
        assertThat(table.column("day").text(1)).isNull();
        assertThat(table.column("moment").text(0)).isEqualTo("2024-02-29T12:30:00.250");
        assertThat(table.numbers("none")).containsOnly(Double.NaN);
        assertThat(table.column("gap").isMissing(0)).isTrue();
        assertThat(table.source(1)).endsWith(", record 2");
        assertThat(table.sha256()).hasSize(64);
    }

    @Test
    void postgresqlGivesTheSame() throws IOException, SQLException, InterruptedException {
        assumeTrue(PostgresServer.isThere(), PostgresServer.HOW_TO_GET_IT);
        try (var server = PostgresServer.start(folder)) {
            var address = new JdbcAddress(server.url(), "tester", "s3cret!");
            check(Table.query(address, QUERY, ReadOptions.standard()));
            var large =
                    Table.query(
                            address,
                            "select i, md5(i::text) as t from generate_series(1, 30000) s(i)",
                            ReadOptions.standard());
            assertThat(large.rows()).isEqualTo(30000);
            assertThat(large.numbers("i")[29999]).isEqualTo(30000);
            assertThatThrownBy(() ->
                            Table.query(
                                    new JdbcAddress(server.url(), "tester", "wr0ng!"),
                                    QUERY,
                                    ReadOptions.standard()))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("password authentication failed")
                    .hasMessageNotContaining("wr0ng!")
                    .hasNoCause();
            assertThatThrownBy(() ->
                            Table.query(
                                    address, "select array[1, 2] as odd", ReadOptions.standard()))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("column odd: ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select x from nothing         | the database says
                    select 1 as a where false     | the query gives no rows
                    select [1, 2] as odd          | column odd: values of the type INTEGER[]
                    select 1 as a, 2 as a         | there are two columns of this name
                    """)
    void whatIsWrongIsNamed(String query, String expected) {
        assertThatThrownBy(() ->
                        Table.query(JdbcAddress.of("jdbc:duckdb:"), query, ReadOptions.standard()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("jdbc:duckdb:")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h/db?user=u&password=p4ss&ssl=true,"
                + " jdbc:postgresql://h/db?user=u&password=***&ssl=true",
        "jdbc:x://u:p4ss@h/db, jdbc:x://u:***@h/db",
        "jdbc:sqlserver://h;passWord=p4ss;a=b, jdbc:sqlserver://h;passWord=***;a=b",
        "jdbc:postgresql://h/db, jdbc:postgresql://h/db"
    })
    void aPasswordIsNeverShown(String url, String shown) {
        var address = JdbcAddress.of(url);
        assertThat(address.shown()).isEqualTo(shown);
        assertThat(address).hasToString(shown);
        assertThat(address.hasPassword()).isEqualTo(url.contains("p4ss"));
        assertThatThrownBy(() -> Table.query(address, "select 1", ReadOptions.standard()))
                .isInstanceOf(FileException.class)
                .hasMessageNotContaining("p4ss");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h/db?user=u&password=p4ss&ssl=true, jdbc:postgresql://h/db?user=u&ssl=true",
        "jdbc:postgresql://h/db?password=p4ss, jdbc:postgresql://h/db",
        "jdbc:x://u:p4ss@h/db, jdbc:x://u@h/db",
        "jdbc:sqlserver://h;passWord=p4ss;a=b, jdbc:sqlserver://h;a=b"
    })
    void whatIsRecordedHasNoPassword(String url, String recorded) {
        assertThat(JdbcAddress.of(url).withoutPassword()).isEqualTo(recorded);
    }

    @Test
    void aFileOfDuckDbIsRead() throws SQLException {
        var url = "jdbc:duckdb:" + folder.resolve("d.db");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create table t as select i, i * 2 as j from range(10) r(i)");
        }
        // sum(bigint) is a HUGEINT there
        var table =
                Table.query(
                        JdbcAddress.of(url), "select sum(j) as s from t", ReadOptions.standard());
        assertThat(table.numbers("s")).containsExactly(90);
    }
}
